/* Names beneath a search field while somebody types: a combobox over what the server suggests.
   Without it the field is a plain one, and names are found by searching. */

const PAUSE = 150;
const PART = /(?:^|\s)-?(?:(person|outlet|topic|via):)?(?:"([^"]*)|([^\s":]+))$/i;

class Combobox {
  constructor(field) {
    this.field = field;
    this.list = document.createElement("ul");
    this.list.id = `${field.id}-suggestions`;
    this.list.className = "suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Names");
    this.list.hidden = true;
    this.status = document.createElement("p");
    this.status.className = "hidden-words";
    this.status.setAttribute("role", "status");
    this.active = -1;
    // A search field may not be a combobox.
    field.type = "text";
    field.autocomplete = "off";
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-controls", this.list.id);
    const around = document.createElement("span");
    around.className = "suggested";
    const focused = document.activeElement === field;
    field.replaceWith(around);
    around.append(field, this.list, this.status);
    if (focused) field.focus();
    field.addEventListener("input", () => this.wait());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => this.close());
    // The field must keep the focus while an option is clicked.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("li")));
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  part() {
    const found = PART.exec(this.field.value);
    return found && { kind: (found[1] || "").toLowerCase(), typed: found[2] ?? found[3], found };
  }

  async ask() {
    const part = this.part();
    if (!part || part.typed.length < 2) return this.close();
    const asked = this.field.value;
    const query = new URLSearchParams({ q: part.typed, kind: part.kind });
    let text = "";
    try {
      const answer = await fetch(`${this.field.dataset.suggest}?${query}`);
      if (answer.ok) text = await answer.text();
    } catch {
      // Without an answer the field is a plain one.
    }
    if (asked === this.field.value && document.activeElement === this.field) this.open(text);
  }

  open(text) {
    this.list.innerHTML = text;
    this.active = -1;
    this.field.removeAttribute("aria-activedescendant");
    const number = this.options.length;
    this.options.forEach((option, place) => (option.id = `${this.list.id}-${place}`));
    this.list.hidden = number === 0;
    this.field.setAttribute("aria-expanded", String(number > 0));
    this.status.textContent = number ? `${number} name${number > 1 ? "s" : ""}` : "";
  }

  close() {
    clearTimeout(this.timer);
    this.open("");
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  key(event) {
    if (this.list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.choose(this.options[this.active]);
    }
  }

  /** Up from the first and down from the last lead back into the field. */
  move(step) {
    const places = this.options.length + 1;
    this.active = ((this.active + 1 + step + places) % places) - 1;
    this.options.forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === this.active));
    });
    const option = this.options[this.active];
    if (option) {
      this.field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else this.field.removeAttribute("aria-activedescendant");
  }

  choose(option) {
    const part = this.part();
    if (!option || !part) return;
    const [whole] = part.found;
    const before = this.field.value.slice(0, part.found.index);
    const sign = /^\s*-/.test(whole) ? "-" : "";
    let term = option.dataset.term;
    if (part.kind === "via") term = term.replace(/^\w+:/, "via:");
    this.field.value = `${before}${before ? " " : ""}${sign}${term} `;
    this.close();
    this.field.focus();
  }
}

for (const field of document.querySelectorAll("input[data-suggest]")) new Combobox(field);
