/** Once a choice between two versions is sent, the copy in this browser has done its duty. */
import { Keeping } from "./keeping.js";

class TwoVersions extends HTMLElement {
  connectedCallback() {
    this.querySelector("form").addEventListener("submit", () => new Keeping(this.dataset.keep).drop());
  }
}

customElements.define("two-versions", TwoVersions);
