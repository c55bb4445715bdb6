/**
 * <live-parts data-live="name" data-under-way>…</live-parts>: while work is under way, its content is
 * brought up to date from the page itself every two seconds. Without scripts there is a link to look again.
 */
const EVERY_MS = 2000;

class LiveParts extends HTMLElement {
  connectedCallback() {
    this.#plan();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  #plan() {
    if (this.hasAttribute("data-under-way")) {
      this.timer = setTimeout(() => this.#refresh().catch(() => {}).finally(() => this.#plan()), EVERY_MS);
    }
  }

  async #refresh() {
    if (document.hidden) return;
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector(`[data-live="${this.dataset.live}"]`);
    if (!fresh) return;
    this.toggleAttribute("data-under-way", fresh.hasAttribute("data-under-way"));
    this.#take(fresh);
  }

  /** While it goes on only words and bar change, so that a focused link stays where it is. */
  #take(fresh) {
    const [row, freshRow] = [this, fresh].map((part) => part.querySelector(".progress-row"));
    if (!row || !freshRow) {
      this.replaceChildren(...fresh.childNodes);
      return;
    }
    if (row.textContent !== freshRow.textContent) {
      row.firstElementChild.replaceWith(freshRow.firstElementChild);
    }
    row.querySelector("progress").value = freshRow.querySelector("progress").value;
  }
}

customElements.define("live-parts", LiveParts);
