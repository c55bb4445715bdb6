/**
 * Saves what is written: soon after the last key, at the latest every ten seconds, when the field is left
 * and when the page goes. "Saved" is said once the platform has answered; until then the browser keeps it.
 */
const SOON_MS = 1_500;
const LATEST_MS = 10_000;
const LONGEST_WAIT_MS = 60_000;
const KEEPALIVE_BYTES = 60_000;

export class Saving {
  /**
   * `read` gives { text, own_fields }; `say(state, answer)` is told: typing, saving, saved, offline, failing,
   * signedOut, refused, stale, tooLong, unkept. After refused and stale nothing is sent any more.
   */
  constructor({ address, asking, keeping, base, writer, read, say }) {
    Object.assign(this, { address, asking, keeping, base, writer, read, say });
    this.known = JSON.stringify(read());
    this.failures = 0;
    this.over = false;
    this.busy = false;
    addEventListener("online", () => this.isPending && this.save());
    addEventListener("pagehide", () => this.leave());
    document.addEventListener("visibilitychange", () => this.isPending && this.save());
  }

  /** Whether something is written that the platform has not acknowledged. */
  get isPending() {
    return JSON.stringify(this.read()) !== this.known;
  }

  /** To be called whenever something was typed. */
  changed() {
    if (!this.isPending) return;
    const { text, own_fields: fields } = this.read();
    const isKept = this.keeping.keep({ text, fields, base: this.base });
    if (this.over) return;
    if (!this.failures) this.say(isKept ? "typing" : "unkept");
    this.since ??= Date.now();
    clearTimeout(this.timer);
    if (this.failures) return void this.again();
    const left = Math.max(0, this.since + LATEST_MS - Date.now());
    this.timer = setTimeout(() => this.save(), Math.min(SOON_MS, left));
  }

  /** One save at a time; what is typed meanwhile follows. Returns whether all is saved. */
  async save() {
    clearTimeout(this.timer);
    if (this.over || !this.isPending) return !this.isPending;
    if (this.busy) {
      await this.busy;
      return this.save();
    }
    this.busy = this.send();
    const isSaved = await this.busy;
    this.busy = false;
    if (isSaved && this.isPending) this.changed();
    return isSaved && !this.isPending;
  }

  async send() {
    const written = this.read();
    this.say("saving");
    try {
      return await this.answered(await this.asking.json("PUT", this.address, this.body(written)), written);
    } catch {
      this.failed("offline");
      return false;
    }
  }

  body(written) {
    return { ...written, base: this.base, writer: this.writer };
  }

  async answered(response, written) {
    const answer = await response.json().catch(() => ({}));
    if (response.ok) return this.acknowledged(answer, written);
    if (response.status === 409) this.end("stale", answer);
    else if (response.status === 401) this.failed("signedOut", answer);
    else if ([403, 404].includes(response.status)) this.end("refused", answer);
    else if (response.status === 422 || response.status === 413) this.say("tooLong", answer);
    else this.failed("failing", answer);
    return false;
  }

  acknowledged(answer, written) {
    this.base = answer.token;
    this.known = JSON.stringify(written);
    this.failures = 0;
    this.since = undefined;
    if (!this.isPending) this.keeping.drop();
    this.say("saved", answer);
    return true;
  }

  end(state, answer) {
    this.over = true;
    this.say(state, answer);
  }

  failed(state, answer) {
    this.failures += 1;
    this.say(state, answer);
    this.again();
  }

  /** Tries again, with longer and longer waits. */
  again() {
    clearTimeout(this.timer);
    const wait = Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** this.failures);
    this.timer = setTimeout(() => this.save(), wait);
  }

  /** The page goes: what a browser sends after it must be small; the rest is kept and offered again. */
  leave() {
    if (this.over || !this.isPending) return;
    const written = this.read();
    const body = this.body(written);
    this.keeping.keep({ text: written.text, fields: written.own_fields, base: this.base });
    if (new Blob([JSON.stringify(body)]).size > KEEPALIVE_BYTES) return;
    this.asking.json("PUT", this.address, body, { keepalive: true }).catch(() => {});
  }
}
