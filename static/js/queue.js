/* Keys of the queue: one key presses the button that names it. They come on only when the words in
   question have been in view for a moment, so that nobody decides about what was not yet there.
   They can be switched off; every button works without them, and without this file. */

const MOMENT = 250; // milliseconds that the words are in view before a key decides
const SETTING = "desk-keys";

const form = document.querySelector("form[data-queue]");
const status = form.querySelector("[data-keys-status]");
const box = form.querySelector("[data-keys-on]");
const unread = new Set();

function isOn() {
  return box.checked && unread.size === 0;
}

function tell() {
  if (!box.checked) status.textContent = "Keys are off.";
  else status.textContent = unread.size ? "Keys come on when the words are in view." : "Keys are on.";
}

function remember() {
  localStorage.setItem(SETTING, box.checked ? "on" : "off");
  tell();
}

/** Wait until the end of the words has been in view; a passage without marked words is its own. */
function watch(passage) {
  const marks = passage.querySelectorAll("mark");
  const end = marks[marks.length - 1] ?? passage;
  let timer;
  const observer = new IntersectionObserver((entries) => {
    clearTimeout(timer);
    if (!entries.at(-1).isIntersecting) return;
    timer = setTimeout(() => {
      observer.disconnect();
      unread.delete(end);
      tell();
    }, MOMENT);
  });
  unread.add(end);
  observer.observe(end);
}

function isTyping(element) {
  return element.closest("textarea, select, input:not([type='checkbox'])") !== null;
}

function press(event) {
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  if (event.repeat || modified || isTyping(event.target) || !isOn()) return;
  const named = form.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!named) return;
  event.preventDefault();
  named.click();
}

/** One press is one decision, even where the answer takes its time. */
function once(event) {
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
}

form.querySelector("[data-keys]").hidden = false;
box.checked = localStorage.getItem(SETTING) !== "off";
for (const passage of document.querySelectorAll("[data-passage]")) watch(passage);
tell();
box.addEventListener("change", remember);
document.addEventListener("keydown", press);
form.addEventListener("submit", once);
window.addEventListener("pageshow", () => delete form.dataset.sent);
