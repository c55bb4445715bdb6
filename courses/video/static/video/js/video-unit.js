/**
 * A film with what belongs to it. Without this it plays, is read and confirmed; with it, it goes on where
 * it was left, keeps the chosen speed, answers to keys, can be entered from its text, and tells the
 * platform how much of it was watched.
 */
import { Moments } from "./moments.js";
import { Watching } from "./watching.js";

const SPEED = "lernhub.video.speed";
const STEPS = { j: -10, l: 10 };

class VideoUnit extends HTMLElement {
  connectedCallback() {
    this.video = this.querySelector("video");
    this.page = this.closest(".video-page");
    this.page.querySelectorAll("[data-needs-script]").forEach((part) => { part.hidden = false; });
    this.resume();
    this.keepSpeed();
    this.video.addEventListener("keydown", (event) => this.key(event));
    for (const list of [".chapters__list > [data-start]", "[data-transcript] [data-start]"]) {
      new Moments(this.video, this.page.querySelectorAll(list), { label: this.dataset.textJump });
    }
    if (this.dataset.report) this.watch();
  }

  /** The address carries the moment (#t=…); what remains is the way back to the beginning. */
  resume() {
    const restart = this.querySelector("[data-restart]");
    restart?.addEventListener("click", () => {
      this.video.currentTime = 0;
      this.video.focus();
      restart.parentElement.remove();
    });
  }

  keepSpeed() {
    const select = this.querySelector("[data-speed]");
    const set = (speed) => { this.video.defaultPlaybackRate = this.video.playbackRate = speed; };
    const kept = stored(SPEED);
    if ([...select.options].some(({ value }) => value === kept)) {
      select.value = kept;
      set(Number(kept));
    }
    select.addEventListener("change", () => {
      set(Number(select.value));
      store(SPEED, select.value);
    });
    this.video.addEventListener("ratechange", () => {
      const value = String(this.video.playbackRate);
      if ([...select.options].some((option) => option.value === value)) select.value = value;
    });
  }

  /** Letters only: space and arrows are the browser's own, which also serve the film's buttons. */
  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key.toLowerCase();
    if (key === "k") this.toggle();
    else if (key in STEPS) this.video.currentTime += STEPS[key];
    else if (key === "m") this.video.muted = !this.video.muted;
    else if (key === "c") this.toggleCaptions();
    else return;
    event.preventDefault();
  }

  toggle() {
    if (this.video.paused) this.video.play().catch(() => {});
    else this.video.pause();
  }

  toggleCaptions() {
    const track = [...this.video.textTracks].find(({ kind }) => kind === "captions");
    if (!track) return;
    const shown = track.mode === "showing";
    track.mode = shown ? "disabled" : "showing";
    this.say(shown ? this.dataset.textCaptionsOff : this.dataset.textCaptionsOn);
  }

  watch() {
    new Watching(this.video, {
      address: this.dataset.report,
      token: this.querySelector("[data-token] [name=csrfmiddlewaretoken]").value,
      told: (answer) => this.told(answer),
    });
  }

  told(answer) {
    const saved = this.querySelector("[data-saved]");
    if (!answer || answer.refusal) {
      saved.textContent = answer?.refusal ?? this.dataset.textOffline;
      this.say(saved.textContent);
      return;
    }
    const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "short", hourCycle: "h23" });
    saved.textContent = this.dataset.textSaved.replace("{time}", time.format(new Date(answer.saved_at)));
    this.querySelector("[data-progress]").value = answer.percent;
    this.querySelector("[data-seen]").textContent = this.dataset.textSeen.replace("{percent}", answer.percent);
    if (answer.is_result) this.dispatchEvent(new CustomEvent("unit:changed", { bubbles: true }));
  }

  say(text) {
    const status = this.querySelector("[data-status]");
    if (status.textContent !== text) status.textContent = text;
  }
}

function stored(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function store(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Without a store the choice holds for this page.
  }
}

customElements.define("video-unit", VideoUnit);
