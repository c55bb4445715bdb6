/**
 * <reading-offer hidden> asks somebody who has just signed in whether what this browser keeps shall hold
 * for the account, too. It stays away when both agree, or when the same was answered here before.
 */
const KEY = "lernhub.reading";
const ANSWERED = "lernhub.reading.answered";
const USUAL = { text_size: "100", line_spacing: "usual", font: "fira", motion: "device", contrast: "device" };

class ReadingOffer extends HTMLElement {
  connectedCallback() {
    if (!this.hidden) return; // the server has found a cookie and asks already
    const kept = this.kept();
    if (!kept) return;
    for (const [name, value] of Object.entries(kept)) this.querySelector(`[name="${name}"]`).value = value;
    this.querySelector("form").addEventListener("submit", (event) => this.answer(event));
    this.hidden = false;
  }

  /** What this browser keeps, if it is worth a question. */
  kept() {
    try {
      const stored = localStorage.getItem(KEY);
      if (!stored || stored === localStorage.getItem(ANSWERED)) return null;
      const kept = { ...USUAL, ...JSON.parse(stored) };
      const names = Object.keys(USUAL);
      const differs = (from) => names.some((name) => kept[name] !== from(name));
      const account = (name) => document.documentElement.getAttribute(`data-${name.replace("_", "-")}`) ?? USUAL[name];
      if (!differs((name) => USUAL[name]) || !differs(account)) return null;
      return Object.fromEntries(names.map((name) => [name, kept[name]]));
    } catch {
      return null;
    }
  }

  answer(event) {
    try {
      localStorage.setItem(ANSWERED, localStorage.getItem(KEY));
    } catch {
      // It is asked again another time.
    }
    if (event.submitter?.name !== "decline") return;
    event.preventDefault();
    this.remove();
    document.getElementById("main")?.focus();
  }
}

customElements.define("reading-offer", ReadingOffer);
