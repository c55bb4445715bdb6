/**
 * <reading-form kept="browser|account"> around the form of „Lesen und Darstellung“: what is chosen shows
 * at once, on the whole page. Without an account it is kept in local storage and not sent to the server;
 * without this file the form sends everything, and a cookie keeps it.
 */
const KEY = "lernhub.reading";
const USUAL = { text_size: "100", line_spacing: "usual", font: "fira", motion: "device", contrast: "device" };

class ReadingForm extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    if (this.getAttribute("kept") === "browser") this.showKept();
    this.form.addEventListener("change", () => this.show());
    this.form.addEventListener("submit", (event) => this.send(event));
    window.addEventListener("pageshow", () => this.show());
  }

  /** The radios follow what this browser keeps; a form that came back with errors is left alone. */
  showKept() {
    const kept = read();
    if (!kept || this.querySelector(".error-summary")) return;
    for (const name of Object.keys(USUAL)) {
      const radio = this.form.querySelector(`[name="${name}"][value="${CSS.escape(String(kept[name] ?? ""))}"]`);
      if (radio) radio.checked = true;
    }
  }

  chosen() {
    const data = new FormData(this.form);
    return Object.fromEntries(Object.entries(USUAL).map(([name, usual]) => [name, data.get(name) ?? usual]));
  }

  show() {
    const root = document.documentElement;
    for (const [name, value] of Object.entries(this.chosen())) {
      const attribute = `data-${name.replace("_", "-")}`;
      if (value === USUAL[name]) root.removeAttribute(attribute);
      else root.setAttribute(attribute, value);
    }
    root.dataset.kernTheme = new FormData(this.form).get("theme") ?? root.dataset.kernTheme;
  }

  send(event) {
    if (this.getAttribute("kept") !== "browser") return;
    const resets = event.submitter?.name === "reset";
    try {
      localStorage.setItem(KEY, JSON.stringify(resets ? USUAL : this.chosen()));
    } catch {
      return; // no storage: the cookie keeps it
    }
    for (const field of this.form.querySelectorAll(Object.keys(USUAL).map((name) => `[name="${name}"]`).join())) field.disabled = true;
    this.form.querySelector('[name="kept_in"]').value = "storage";
  }
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

customElements.define("reading-form", ReadingForm);
