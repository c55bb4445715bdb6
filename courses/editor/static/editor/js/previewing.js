/** The text as learners will see it, rendered by the platform itself soon after the last key. */
const SOON_MS = 600;

export class Previewing {
  /** `place` shows the page, `told` gets { problems, warnings, words, minutes }, `failed` is called without. */
  constructor({ address, asking, field, place, read, told, failed }) {
    Object.assign(this, { address, asking, field, place, read, told, failed });
    field.addEventListener("scroll", () => this.follow(), { passive: true });
  }

  changed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(), SOON_MS);
  }

  async show() {
    this.pending?.abort();
    const pending = new AbortController();
    this.pending = pending;
    try {
      const answer = await this.asking.json("POST", this.address, this.read(), { signal: pending.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      const look = await answer.json();
      if (pending.signal.aborted) return;
      this.swap(look.html);
      this.told(look);
    } catch (error) {
      if (error.name !== "AbortError") this.failed();
    }
  }

  /** What the platform has rendered is safe; scripts in it would not run. */
  swap(html) {
    const { scrollTop } = this.place;
    const page = new DOMParser().parseFromString(html, "text/html");
    if (html) this.place.replaceChildren(...page.body.childNodes);
    this.place.scrollTop = scrollTop;
    this.follow();
  }

  follow() {
    const room = this.field.scrollHeight - this.field.clientHeight;
    const other = this.place.scrollHeight - this.place.clientHeight;
    if (room > 0 && other > 0) this.place.scrollTop = (this.field.scrollTop / room) * other;
  }
}
