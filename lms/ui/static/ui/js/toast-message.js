/**
 * A short message that can be closed, and goes by itself after 20 seconds
 * unless somebody points at it or has the focus in it.
 */
const SHOWN_MS = 20_000;

class ToastMessage extends HTMLElement {
  connectedCallback() {
    this.querySelector(".toast__close")?.addEventListener("click", () => this.close());
    this.timer = setTimeout(() => this.closeWhenLeft(), SHOWN_MS);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  close() {
    const hadFocus = this.contains(document.activeElement);
    this.remove();
    if (hadFocus) document.getElementById("main")?.focus();
  }

  closeWhenLeft() {
    if (this.matches(":hover, :focus-within")) {
      this.timer = setTimeout(() => this.closeWhenLeft(), 2_000);
    } else {
      this.remove();
    }
  }
}

customElements.define("toast-message", ToastMessage);
