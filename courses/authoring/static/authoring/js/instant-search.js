/**
 * Shows the results of the search inside while somebody types. Without scripts the button does it.
 */
const PAUSE_MS = 200;

class InstantSearch extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.find(), PAUSE_MS);
    });
  }

  async find() {
    const address = new URL(location.href);
    address.search = new URLSearchParams(new FormData(this.form));
    this.latest = address.href;
    const answer = await fetch(address);
    if (!answer.ok || this.latest !== address.href) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.getElementById(this.dataset.target);
    document.getElementById(this.dataset.target).replaceWith(found);
    history.replaceState(null, "", address);
  }
}

customElements.define("instant-search", InstantSearch);
