/**
 * <print-button class="kern-btn …">icon and words</print-button> becomes a button that prints the page.
 * Without this file it stays hidden (print-button.css): every browser prints by its own menu.
 */
class PrintButton extends HTMLElement {
  connectedCallback() {
    if (this.querySelector("button")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = this.className || "link-button";
    this.removeAttribute("class");
    button.append(...this.childNodes);
    button.addEventListener("click", () => window.print());
    this.append(button);
  }
}

customElements.define("print-button", PrintButton);
