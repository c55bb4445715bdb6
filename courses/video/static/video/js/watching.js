/**
 * Tells the platform what was watched: every ten seconds while the film runs, when it stops, and when
 * the page goes. A report holds all that was played since the page opened, so one that got lost is
 * made good by the next, and one that comes twice changes nothing.
 */
const EVERY_MS = 10_000;
const AGAIN_MS = 15_000;
const MOST_SEGMENTS = 500;

export class Watching {
  /** `told` is called with the answer to each report, or with nothing while there is no network. */
  constructor(video, { address, token, told }) {
    Object.assign(this, { video, address, token, told, busy: false, waiting: null, over: false });
    video.addEventListener("play", () => this.begin());
    video.addEventListener("pause", () => this.stop({ ends: false }));
    video.addEventListener("ended", () => this.stop({ ends: true }));
    addEventListener("pagehide", () => this.stop({ ends: true }));
    addEventListener("online", () => this.waiting && this.send(this.waiting));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.send({ ends: true });
    });
  }

  begin() {
    clearInterval(this.timer);
    this.timer = setInterval(() => this.send({ ends: false }), EVERY_MS);
  }

  stop({ ends }) {
    clearInterval(this.timer);
    this.send({ ends });
  }

  get report() {
    const { played, currentTime } = this.video;
    const length = Math.min(played.length, MOST_SEGMENTS);
    const segments = Array.from({ length }, (_, at) => [played.start(at), played.end(at)]);
    return { segments, position_seconds: currentTime };
  }

  /** One report at a time; what is asked for meanwhile follows when it is answered. */
  async send({ ends }) {
    if (this.over || this.video.played.length === 0) return;
    if (this.busy && document.visibilityState !== "hidden") {
      this.next = { ends: ends || Boolean(this.next?.ends) };
      return;
    }
    this.busy = true;
    this.waiting = null;
    clearTimeout(this.retry);
    try {
      await this.answered(await this.put({ ...this.report, sitting_ends: ends }));
    } catch {
      this.waiting = { ends };
      this.retry = setTimeout(() => this.send({ ends }), AGAIN_MS);
      this.told(null);
    }
    this.busy = false;
    const { next } = this;
    this.next = null;
    if (next) await this.send(next);
  }

  put(body) {
    return fetch(this.address, {
      method: "PUT",
      keepalive: true,
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": this.token },
      body: JSON.stringify(body),
    });
  }

  /** A fault of the server is tried again; a refusal is told, and what can't change by itself ends it. */
  async answered(response) {
    if (response.status >= 500 || response.status === 429) throw new Error(response.statusText);
    const answer = await response.json();
    this.over = [401, 403, 404].includes(response.status);
    this.told(response.ok ? answer : { refusal: answer.detail ?? answer.title });
  }
}
