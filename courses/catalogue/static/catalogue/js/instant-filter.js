/**
 * The catalogue answers at once: a changed filter or order fetches the same page
 * that the forms would show, and swaps its results. Addresses stay shareable.
 */
const PARTS = ["[data-results]", "[data-filter]", "[role=search]"];

class InstantFilter extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", (event) => this.onChange(event));
    this.addEventListener("click", (event) => this.onClick(event));
    this.onPopState = () => this.show(location.href, { remember: false });
    addEventListener("popstate", this.onPopState);
  }

  disconnectedCallback() {
    removeEventListener("popstate", this.onPopState);
    this.pending?.abort();
  }

  onChange(event) {
    const form = event.target.closest("[data-filter], [data-sort]");
    if (!form) return;
    const query = new URLSearchParams(new FormData(form));
    this.show(`${form.action.split("?")[0]}?${query}`);
  }

  onClick(event) {
    const link = event.target.closest("a.chip, [data-results] .cluster > li > a.small");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    this.show(link.href, { focus: "#results" });
  }

  async show(address, { remember = true, focus = "" } = {}) {
    this.pending?.abort();
    this.pending = new AbortController();
    const results = this.querySelector("[data-results]");
    results.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { signal: this.pending.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      this.swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
      if (remember) history.pushState(null, "", address);
      if (focus) this.focusOn(focus);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  }

  swap(fresh) {
    const focused = document.activeElement;
    const again = focused?.name && this.contains(focused) ? this.selectorOf(focused) : "";
    const open = this.querySelector("[data-filter] details")?.open;
    for (const part of PARTS) {
      const now = this.querySelector(part);
      const next = fresh.querySelector(part);
      if (now && next) now.replaceChildren(...next.childNodes);
    }
    const details = this.querySelector("[data-filter] details");
    if (details) details.open = open;
    this.querySelector("[data-results]").removeAttribute("aria-busy");
    this.speak();
    document.title = fresh.title;
    if (again) this.querySelector(again)?.focus();
  }

  speak() {
    const spoken = this.querySelector("[data-spoken]");
    spoken.textContent = this.querySelector("#results").textContent;
  }

  selectorOf(element) {
    const value = element.type === "checkbox" ? `[value="${CSS.escape(element.value)}"]` : "";
    return `${element.localName}[name="${CSS.escape(element.name)}"]:not([type=hidden])${value}`;
  }

  focusOn(selector) {
    const target = this.querySelector(selector);
    target?.setAttribute("tabindex", "-1");
    target?.focus();
  }
}

customElements.define("instant-filter", InstantFilter);
