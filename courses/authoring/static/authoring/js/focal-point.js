/**
 * Lets somebody click at what of a picture must stay in view, or go there with the arrow keys.
 * The two number fields of the form hold the point; without scripts they are typed in.
 */
const STEP = 5;
const KEYS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

class FocalPoint extends HTMLElement {
  connectedCallback() {
    const form = this.closest("form");
    this.fields = [form.elements.focus_x, form.elements.focus_y];
    this.stage = this.querySelector(".focal-point__stage");
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 100 100");
    svg.setAttribute("preserveAspectRatio", "none");
    svg.setAttribute("aria-hidden", "true");
    this.mark = document.createElementNS(svg.namespaceURI, "ellipse");
    svg.append(this.mark);
    this.stage.append(svg);
    this.stage.addEventListener("click", (event) => {
      const box = this.stage.getBoundingClientRect();
      this.set((event.clientX - box.left) / box.width * 100, (event.clientY - box.top) / box.height * 100);
    });
    this.stage.tabIndex = 0;
    this.stage.setAttribute("role", "group");
    this.stage.setAttribute("aria-label", this.dataset.label);
    this.stage.addEventListener("keydown", (event) => {
      const move = KEYS[event.key];
      if (!move) return;
      event.preventDefault();
      this.set(Number(this.fields[0].value) + move[0], Number(this.fields[1].value) + move[1]);
    });
    for (const field of this.fields) field.addEventListener("input", () => this.draw());
    this.draw();
  }

  set(...point) {
    point.forEach((value, at) => {
      this.fields[at].value = Math.round(Math.max(0, Math.min(100, value)));
    });
    this.draw();
  }

  draw() {
    const box = this.stage.getBoundingClientRect();
    this.mark.setAttribute("cx", this.fields[0].value);
    this.mark.setAttribute("cy", this.fields[1].value);
    this.mark.setAttribute("rx", 3);
    this.mark.setAttribute("ry", box.height ? (3 * box.width) / box.height : 3);
  }
}

customElements.define("focal-point", FocalPoint);
