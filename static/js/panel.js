/* Puts the panel of counts beside its list once the list stands. Without it a link leads there. */

async function bring(place) {
  let answer;
  try {
    answer = await fetch(place.dataset.panel);
    if (!answer.ok) return;
  } catch {
    return; // The link stays.
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const panel = page.getElementById("facets");
  // Whoever has begun to choose is not interrupted.
  if (panel && !place.contains(document.activeElement)) place.replaceWith(document.adoptNode(panel));
}

for (const place of document.querySelectorAll("[data-panel]")) bring(place);
