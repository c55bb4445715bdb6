/**
 * Units are dragged to their place, within a section or into another one. The server is asked with the
 * same form that the buttons send, and its page is shown: what it says about the order is true. A
 * screen reader hears where the unit is now; without scripts the buttons do all of it.
 */
import Sortable from "../../ui/modules/sortable.js";

class SortableStructure extends HTMLElement {
  connectedCallback() {
    for (const list of this.querySelectorAll("[data-units]")) {
      Sortable.create(list, {
        group: "units",
        handle: "[data-grip]",
        animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 140,
        ghostClass: "is-dragged",
        chosenClass: "is-chosen",
        onEnd: (event) => this.moved(event),
      });
    }
    for (const grip of this.querySelectorAll("[data-grip]")) grip.hidden = false;
  }

  async moved({ item, from, to, oldIndex, newIndex }) {
    if (from === to && oldIndex === newIndex) return;
    const section = to.closest("[data-section]");
    const before = item.nextElementSibling?.dataset.unit ?? "";
    const data = new FormData();
    data.set("csrfmiddlewaretoken", item.querySelector("[name=csrfmiddlewaretoken]").value);
    data.set("version", this.dataset.version);
    data.set("place", `${section.dataset.section}/${before}`);
    const said = this.dataset.said
      .replace("{unit}", item.dataset.title)
      .replace("{place}", newIndex + 1)
      .replace("{count}", to.children.length)
      .replace("{section}", section.querySelector("h2").textContent);
    try {
      const answer = await fetch(item.dataset.move, { method: "POST", body: data });
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("sortable-structure");
      const isThere = fresh.querySelector(
        `[data-section="${section.dataset.section}"] [data-unit="${item.dataset.unit}"]`,
      );
      this.show(page, isThere ? said : "", item.dataset.unit);
    } catch {
      from.insertBefore(item, from.children[oldIndex] ?? null);
      this.querySelector("[data-live]").textContent = this.dataset.failed;
    }
  }

  /** Take over the order and the messages of the answer, and say where the unit is. */
  show(page, said, unit) {
    const fresh = document.importNode(page.querySelector("sortable-structure"), true);
    document.querySelector(".toasts").replaceChildren(
      ...[...page.querySelector(".toasts").childNodes].map((node) => document.importNode(node, true)),
    );
    this.replaceWith(fresh);
    fresh.querySelector("[data-live]").textContent = said;
    fresh.querySelector(`[data-unit="${unit}"] a`)?.focus({ preventScroll: true });
  }
}

customElements.define("sortable-structure", SortableStructure);
