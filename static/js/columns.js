// The fields of the admin's tables have no name of their own: each takes that of its column.
const named = "data-named";
const fields = ["input:not([type=hidden])", "[role=combobox]", "[role=textbox]"]
  .map((one) => `td ${one}:not([${named}])`)
  .join();

function name(group) {
  for (const box of group.querySelectorAll(fields)) {
    const field = box.closest("td")?.className.match(/field-(\w+)/)?.[1];
    const head = field && group.querySelector(`th.column-${field}`);
    if (!head) continue;
    head.id ||= `${group.id}-${field}`;
    const own = box.getAttribute("aria-labelledby") ?? "";
    box.setAttribute("aria-labelledby", `${head.id} ${own}`.trim());
    box.setAttribute(named, "");
  }
}

for (const group of document.querySelectorAll(".inline-group")) {
  new MutationObserver(() => name(group)).observe(group, { childList: true, subtree: true });
  name(group);
}
