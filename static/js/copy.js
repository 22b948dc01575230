/* “Copy for print”: puts a block of text on the clipboard. Without it the block can be selected. */

const COPIED = "Copied.";
const REFUSED = "The browser did not let us copy: the text is selected, press Ctrl or Cmd and C.";

/** Select the text of an element, which is what remains where the clipboard is closed to us. */
function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

async function copy(element, status) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    status.textContent = COPIED;
  } catch {
    select(element);
    status.textContent = REFUSED;
  }
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  const element = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[data-copied]");
  button.hidden = false;
  button.addEventListener("click", () => copy(element, status));
}
