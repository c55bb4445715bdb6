/**
 * Moments of the film in the text beside it: each becomes a button that goes there, and the part that
 * is spoken now is marked.
 */
export class Moments {
  constructor(video, parts, { label }) {
    this.parts = [...parts].map((part) => ({ part, start: Number(part.dataset.start) }));
    this.video = video;
    for (const { part, start } of this.parts) {
      const cue = part.querySelector(".cue");
      if (cue) cue.replaceWith(this.button(cue.textContent, start, label));
    }
    video.addEventListener("timeupdate", () => this.mark());
    video.addEventListener("seeked", () => this.mark());
  }

  button(clock, start, label) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cue";
    button.textContent = clock;
    button.setAttribute("aria-label", label.replace("{moment}", clock));
    button.addEventListener("click", () => this.enter(start));
    return button;
  }

  /** Goes on playing from there, or starts. */
  enter(start) {
    this.video.currentTime = start;
    this.video.play().catch(() => {});
  }

  mark() {
    const now = this.video.currentTime + 0.05;
    const current = this.parts.findLast(({ start }) => start <= now)?.part;
    if (current === this.current) return;
    for (const { part } of this.parts) {
      part.classList.toggle("is-now", part === current);
      part.toggleAttribute("aria-current", part === current);
      if (part === current) part.setAttribute("aria-current", "true");
    }
    this.current = current;
    this.follow(current);
  }

  /** Keeps the marked part in sight where the text scrolls by itself and nobody reads or points in it. */
  follow(part) {
    const box = part?.closest("[data-transcript]");
    if (!box || box.scrollHeight <= box.clientHeight || box.matches(":hover, :focus-within")) return;
    box.scrollTop = part.offsetTop - box.offsetTop - box.clientHeight / 3;
  }
}
