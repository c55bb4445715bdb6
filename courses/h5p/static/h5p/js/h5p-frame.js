/**
 * The page's side of the cage. Only messages of its own frame count, and they are claims: the server decides
 * what of them it keeps. What can't be sent stays in this browser until it can.
 */
import { Outbox } from "./outbox.js";

const START_MS = 20_000;
const MOST_PIXELS = 20_000;
const PART = /^[0-9a-f-]{36}$/i;

class H5PFrame extends HTMLElement {
  connectedCallback() {
    this.frame = this.querySelector("iframe");
    this.onMessage = (event) => this.message(event);
    addEventListener("message", this.onMessage);
    this.offerFullScreen();
    this.watchStart();
    if (this.dataset.statements) this.keep();
  }

  disconnectedCallback() {
    removeEventListener("message", this.onMessage);
    clearTimeout(this.patience);
    this.outbox?.stop();
  }

  keep() {
    this.outbox = new Outbox({
      statements: this.dataset.statements,
      state: this.dataset.state,
      opened: this.dataset.opened,
      token: this.querySelector("[data-token] [name=csrfmiddlewaretoken]").value,
      told: (news) => this.told(news),
    });
    addEventListener("beforeunload", () => this.ask("save"));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.outbox.flush();
    });
    addEventListener("pagehide", () => this.outbox.flush());
  }

  ask(type) {
    this.frame.contentWindow?.postMessage({ h5p: 1, type }, "*");
  }

  message(event) {
    const { data } = event;
    if (event.source !== this.frame.contentWindow || data?.h5p !== 1) return;
    if (data.type === "height") this.resize(data.height);
    else if (data.type === "ready") this.started();
    else if (data.type === "error") this.broken(data.text);
    else if (data.type === "statement" && data.statement?.id) this.outbox?.statement(data.statement);
    else if (data.type === "state") this.state(data);
  }

  state({ part, dataType, data }) {
    const id = PART.test(String(part)) ? String(part) : "";
    if (data !== null && typeof data !== "string") return;
    this.outbox?.state({ sub_content_id: id, data_type: String(dataType).slice(0, 60), data });
  }

  resize(height) {
    if (!Number.isFinite(height)) return;
    this.frame.style.blockSize = `${Math.min(Math.max(height, 40), MOST_PIXELS)}px`;
  }

  watchStart() {
    this.patience = setTimeout(() => this.broken(), START_MS);
  }

  started() {
    this.hasStarted = true;
    clearTimeout(this.patience);
  }

  /** Says why, as far as the browser tells: the first that went wrong, for the rest follows from it. */
  broken(why) {
    if (this.hasStarted) return;
    this.say(this.dataset.textBroken);
    const reason = this.querySelector("[data-why]");
    if (typeof why === "string") reason.textContent ||= why.slice(0, 200);
    document.querySelector(".h5p-words")?.setAttribute("open", "");
  }

  /** What became of sending: saved, not saved, gone on elsewhere, or refused with a sentence. */
  told({ savedAt, unsaved, elsewhere, refusal, raw, max, isResult }) {
    if (savedAt) {
      const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "short", hourCycle: "h23" });
      this.querySelector("[data-saved]").textContent = this.dataset.textSaved.replace("{time}", time.format(new Date(savedAt)));
      this.quiet = true;
    }
    if (unsaved) this.say(this.dataset.textUnsaved);
    if (elsewhere) this.say(this.dataset.textElsewhere);
    if (refusal) this.say(refusal);
    if (typeof raw === "number") this.points(raw, max);
    if (isResult) this.dispatchEvent(new CustomEvent("unit:changed", { bubbles: true }));
  }

  points(raw, max) {
    const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
    const text = this.dataset.textPoints.replace("{raw}", number.format(raw)).replace("{max}", number.format(max));
    this.querySelector("[data-points]").textContent = text;
    this.querySelector("[data-status]").textContent = text;
  }

  say(text) {
    this.querySelector("[data-saved]").textContent = text;
    const status = this.querySelector("[data-status]");
    if (status.textContent !== text) status.textContent = text;
  }

  offerFullScreen() {
    const button = this.querySelector("[data-full-screen]");
    const stage = this.querySelector("[data-stage]");
    if (!document.fullscreenEnabled) return;
    button.hidden = false;
    button.addEventListener("click", () => stage.requestFullscreen().catch(() => {}));
  }
}

customElements.define("h5p-frame", H5PFrame);
