/* Leave empty fields out of the address that a form makes. Without it they stand there, harmless. */

function leaveOut(event) {
  for (const field of event.target.elements) {
    if (field.name && field.value === "") field.disabled = true;
  }
}

/** A page that the browser brings back must have all its fields again. */
function bringBack() {
  for (const field of document.querySelectorAll("form[data-tidy] :disabled, [form]:disabled")) {
    field.disabled = false;
  }
}

for (const form of document.querySelectorAll("form[data-tidy]")) {
  form.addEventListener("submit", leaveOut);
}
window.addEventListener("pageshow", bringBack);
