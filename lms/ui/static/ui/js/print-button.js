/** Shows its hidden button and prints the page when it is pressed. Without this file there is none. */
class PrintButton extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

customElements.define("print-button", PrintButton);
