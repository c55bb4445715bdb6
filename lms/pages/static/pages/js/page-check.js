/**
 * <page-check url="…"> around an editor: checks and shows what is typed after a short pause.
 * Without this file the button “Show the preview” does the same.
 */
const PAUSE_MS = 700;

class PageCheck extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.result = this.querySelector("[data-result]");
    this.form.elements.source.addEventListener("input", () => this.later());
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.asked?.abort();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), PAUSE_MS);
  }

  async check() {
    this.asked?.abort();
    this.asked = new AbortController();
    const body = new FormData();
    for (const name of ["csrfmiddlewaretoken", "source"]) body.append(name, this.form.elements[name].value);
    try {
      const answer = await fetch(this.getAttribute("url"), { method: "POST", body, signal: this.asked.signal });
      if (answer.ok) this.show(await answer.text());
    } catch {
      // No net, or a newer question is on its way: the last answer stays, the text is in the field.
    }
  }

  /** What the reader has folded open stays open. */
  show(html) {
    const wasOpen = this.result.querySelector("details")?.open;
    this.result.innerHTML = html;
    const details = this.result.querySelector("details");
    if (details && wasOpen) details.open = true;
  }
}

customElements.define("page-check", PageCheck);
