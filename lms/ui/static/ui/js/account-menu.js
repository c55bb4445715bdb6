/**
 * The account menu is a <details> and works without this file.
 * This closes it with Escape (focus goes back to its button) and by pressing elsewhere.
 */
class AccountMenu extends HTMLElement {
  connectedCallback() {
    this.menu = this.querySelector("details");
    this.addEventListener("keydown", this);
    document.addEventListener("pointerdown", this);
    this.addEventListener("focusout", this);
  }

  disconnectedCallback() {
    document.removeEventListener("pointerdown", this);
  }

  handleEvent(event) {
    if (!this.menu?.open) return;
    if (event.type === "keydown" && event.key === "Escape") {
      this.menu.open = false;
      this.menu.querySelector("summary").focus();
    } else if (event.type === "pointerdown" && !this.contains(event.target)) {
      this.menu.open = false;
    } else if (event.type === "focusout" && event.relatedTarget && !this.contains(event.relatedTarget)) {
      this.menu.open = false;
    }
  }
}

customElements.define("account-menu", AccountMenu);
