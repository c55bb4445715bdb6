/**
 * Shows the course's description as the platform renders it, soon after the last key. Without scripts a button
 * shows it.
 */
const SOON_MS = 600;

class DescriptionPreview extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.field = this.form.elements.namedItem("description");
    this.form.querySelector("[data-without-script]").hidden = true;
    this.field.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.show(), SOON_MS);
    });
  }

  async show() {
    this.pending?.abort();
    const pending = new AbortController();
    this.pending = pending;
    try {
      const answer = await fetch(this.dataset.address, {
        method: "POST",
        signal: pending.signal,
        headers: {
          "Content-Type": "application/json",
          "X-CSRFToken": this.form.elements.namedItem("csrfmiddlewaretoken").value,
        },
        body: JSON.stringify({ text: this.field.value }),
      });
      if (!answer.ok) throw new Error(String(answer.status));
      this.swap(await answer.json());
    } catch (error) {
      if (error.name !== "AbortError") this.querySelector("[data-problems]").textContent = this.dataset.failed;
    }
  }

  /** What the platform has rendered is safe; scripts in it would not run. */
  swap({ html, problems }) {
    const page = new DOMParser().parseFromString(html, "text/html");
    this.querySelector("[data-shown]").replaceChildren(...page.body.childNodes);
    const list = document.createElement("ul");
    list.className = "findings";
    list.append(...problems.map(({ line, message }) => {
      const item = document.createElement("li");
      item.textContent = `${this.dataset.line.replace("{line}", line)}: ${message}`;
      return item;
    }));
    this.querySelector("[data-problems]").replaceChildren(...(problems.length ? [list] : []));
  }
}

customElements.define("description-preview", DescriptionPreview);
