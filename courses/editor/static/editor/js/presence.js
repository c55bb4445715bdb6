/** Tells that somebody writes here, every 15 seconds while the page is in sight, and learns who else does. */
const EVERY_MS = 15_000;

export class Presence {
  /** `told` gets { others, token, saved_by, saved_at }. */
  constructor({ address, asking, told }) {
    Object.assign(this, { address, asking, told });
    this.timer = setInterval(() => this.show(), EVERY_MS);
    document.addEventListener("visibilitychange", () => this.show());
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", (event) => event.persisted && this.show());
  }

  async show() {
    if (document.visibilityState === "hidden") return;
    try {
      const answer = await this.asking.json("PUT", this.address);
      if (answer.ok) this.told(await answer.json());
    } catch {
      // Without a network nobody can be told; the next time will do.
    }
  }

  leave() {
    this.asking.json("DELETE", this.address, undefined, { keepalive: true }).catch(() => {});
  }

  end() {
    clearInterval(this.timer);
  }
}
