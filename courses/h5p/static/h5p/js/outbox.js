/**
 * What a content reported and where its learner is, on the way to the platform. Statements are sent in the
 * order in which they came and kept in this browser until they are acknowledged; their ids make sending one
 * twice harmless. Of each part's state only the newest counts.
 */
const AGAIN_MS = [2_000, 5_000, 15_000, 30_000];
const TOGETHER_MS = 150;
const MOST_AT_ONCE = 50;
const MOST_KEPT = 500;
const FINAL = new Set([401, 403, 404]);

export class Outbox {
  constructor({ statements, state, opened, token, told }) {
    Object.assign(this, { statements, address: state, opened, token, told });
    this.sitting = uuid();
    this.keys = `lernhub.h5p.${statements}#`;
    this.key = this.keys + this.sitting;
    this.waiting = this.restored();
    this.states = new Map();
    this.failures = 0;
    this.onOnline = () => this.flush();
    addEventListener("online", this.onOnline);
    if (this.waiting.length) this.soon(0);
  }

  stop() {
    clearTimeout(this.timer);
    removeEventListener("online", this.onOnline);
  }

  statement(statement) {
    if (this.over) return;
    this.waiting.push({ sitting: this.sitting, statement });
    this.store();
    this.soon(TOGETHER_MS);
  }

  state(state) {
    if (this.over || this.elsewhere) return;
    this.states.set(`${state.sub_content_id}/${state.data_type}`, state);
    this.soon(TOGETHER_MS);
  }

  soon(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), delay);
  }

  async flush() {
    if (this.busy || this.over || (!this.waiting.length && !this.states.size)) return;
    this.busy = true;
    try {
      await this.sendStatements();
      await this.sendStates();
      this.failures = 0;
    } catch {
      this.told({ unsaved: true });
      this.soon(AGAIN_MS[Math.min(this.failures++, AGAIN_MS.length - 1)]);
    }
    this.busy = false;
    if (!this.failures && (this.waiting.length || this.states.size)) this.soon(0);
  }

  /**
   * Those of one sitting together. What the server refuses for good is dropped, or it would block the rest; where it
   * refuses several, each is tried alone, so that one that is spoilt takes no other with it.
   */
  async sendStatements() {
    let most = MOST_AT_ONCE;
    while (this.waiting.length && !this.over) {
      const [{ sitting }] = this.waiting;
      const batch = this.waiting.filter((each) => each.sitting === sitting).slice(0, most);
      const answer = await this.send("POST", this.statements, { sitting, statements: batch.map(({ statement }) => statement) });
      if (!answer && batch.length > 1) {
        most = 1;
        continue;
      }
      this.waiting = this.waiting.filter((each) => !batch.includes(each));
      this.store();
      if (answer) this.told({ savedAt: answer.saved_at, raw: answer.raw_score, max: answer.max_score, isResult: answer.is_result });
    }
  }

  async sendStates() {
    for (const [key, state] of [...this.states]) {
      if (this.over || this.elsewhere) return;
      const answer = await this.send("PUT", this.address, { ...state, sitting: this.sitting, opened_at: this.opened });
      if (this.states.get(key) === state) this.states.delete(key);
      if (answer) this.told({ savedAt: answer.saved_at });
    }
  }

  /** The answer, or null where the server refused; throws where trying again may help. */
  async send(method, address, body) {
    const response = await fetch(address, {
      method,
      keepalive: true,
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": this.token },
      body: JSON.stringify(body),
    });
    if (response.status >= 500 || response.status === 429) throw new Error(response.statusText);
    const answer = await response.json();
    if (response.ok) return answer;
    this.over = FINAL.has(response.status);
    this.elsewhere ||= answer.code === "state_elsewhere";
    this.told(this.elsewhere ? { elsewhere: true } : { refusal: answer.detail ?? answer.title });
    return null;
  }

  /** What other openings left behind. Each window keeps a list of its own, so that none overwrites another's. */
  restored() {
    const found = [];
    try {
      for (const key of Object.keys(localStorage).filter((each) => each.startsWith(this.keys))) {
        found.push(...JSON.parse(localStorage.getItem(key)));
        localStorage.setItem(this.key, JSON.stringify(found.slice(-MOST_KEPT)));
        localStorage.removeItem(key);
      }
    } catch {
      // Without a store there is nothing to find.
    }
    return found;
  }

  store() {
    try {
      if (this.waiting.length) localStorage.setItem(this.key, JSON.stringify(this.waiting.slice(-MOST_KEPT)));
      else localStorage.removeItem(this.key);
    } catch {
      // Without a store, what waits is kept as long as the page.
    }
  }
}

/** A random id (RFC 9562, version 4), also where the page is not reached by https. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
