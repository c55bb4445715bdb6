/**
 * The page to write a unit on. Without this it is a form that saves, previews, inserts and publishes;
 * with it, it saves by itself, shows the preview beside the text, takes what is dropped and pasted, and
 * says who else is writing.
 */
import "../../ui/modules/markdown-toolbar.js";
import { Asking } from "./asking.js";
import { replaceAll, selectLine } from "./inserting.js";
import { Keeping } from "./keeping.js";
import { installPasting } from "./pasting.js";
import { Presence } from "./presence.js";
import { Previewing } from "./previewing.js";
import { Said } from "./said.js";
import { Saving } from "./saving.js";
import { Tools } from "./tools.js";
import { Uploading } from "./uploading.js";

class UnitEditor extends HTMLElement {
  connectedCallback() {
    this.words = JSON.parse(this.querySelector("#editor-words").textContent);
    this.form = this.querySelector(".editor__form");
    this.field = this.form.elements.namedItem("body");
    this.said = new Said(this, this.words);
    this.asking = new Asking(this.form);
    this.keeping = new Keeping(this.dataset.keep);
    this.querySelectorAll("[data-without-script]").forEach((part) => { part.hidden = true; });
    this.startSaving();
    this.startPreview();
    this.startTools();
    this.startPresence();
    this.arrangeDesk();
    this.offerKept();
  }

  /** The kind's own fields: everything that is neither ours nor the text. */
  get ownFields() {
    return [...this.form.querySelectorAll(".editor__fields :is(input, select, textarea)[name]")];
  }

  read() {
    return {
      text: this.field.value,
      own_fields: Object.fromEntries(this.ownFields.map(({ name, value }) => [name, value])),
    };
  }

  startSaving() {
    this.saving = new Saving({
      address: `${this.dataset.api}draft/`,
      asking: this.asking,
      keeping: this.keeping,
      base: this.form.elements.namedItem("stand").value,
      writer: this.form.elements.namedItem("seite").value,
      read: () => this.read(),
      say: (state, answer) => this.onState(state, answer),
    });
    this.form.addEventListener("input", () => this.onInput());
    this.form.addEventListener("change", () => this.onInput());
    this.field.addEventListener("blur", () => this.saving.save());
    this.form.addEventListener("submit", (event) => this.onSubmit(event));
  }

  onInput() {
    this.saving.changed();
    this.previewing?.changed();
  }

  /** Saving needs no new page. Whatever else is sent goes with the state that was saved last. */
  async onSubmit(event) {
    if (event.submitter?.matches("[data-save]")) {
      event.preventDefault();
      if (await this.saving.save()) this.onState("saved", { saved_at: new Date() });
      return;
    }
    this.form.elements.namedItem("stand").value = this.saving.base;
    this.saving.keeping.keep({ text: this.field.value, fields: this.read().own_fields, base: this.saving.base });
    this.saving.over = true;
  }

  onState(state, answer) {
    const { words, said } = this;
    const text = state === "saved" ? words.saved.replace("{time}", said.time(answer.saved_at)) : words[state];
    if (state === "stale") return this.onStale();
    said.state(state, state === "tooLong" ? answer?.errors?.[0]?.detail ?? text : text);
    if (state === "saved" || state === "typing") said.notice("");
    if (state === "saved") this.form.elements.namedItem("stand").value = this.saving.base;
    if (state === "saved" && "has_changes" in answer) said.standing(answer.has_changes);
    if (state === "signedOut") said.notice(text, [[words.signIn, this.dataset.signIn], [words.retry, () => this.saving.save()]]);
    if (state === "refused") this.onRefused(text);
    if (state === "offline" || state === "failing") said.notice(text, [[words.retry, () => this.saving.save()], ...this.waysToKeep]);
    return undefined;
  }

  onRefused(text) {
    this.presence.end();
    this.said.notice(text, this.waysToKeep);
  }

  get waysToKeep() {
    const { words } = this;
    return [
      [words.copy, async () => { await navigator.clipboard.writeText(this.field.value); this.said.state("typing", words.copied); }],
      [words.download, () => download(this.field.value)],
    ];
  }

  async onStale() {
    const { words, said } = this;
    let other = {};
    try {
      other = await (await this.asking.json("GET", `${this.dataset.api}draft/`)).json();
    } catch {
      // Who it was is said on the next page.
    }
    const text = other.saved_by ? words.stale.replace("{name}", other.saved_by).replace("{time}", said.time(other.saved_at)) : words.staleUnnamed;
    said.state("stale", words.typing);
    said.notice(text, [[words.compare, () => this.compare()], ...this.waysToKeep]);
  }

  compare() {
    this.form.elements.namedItem("stand").value = this.saving.base;
    this.form.action = this.dataset.compare;
    this.form.submit();
  }

  startPreview() {
    this.previewing = new Previewing({
      address: `${this.dataset.api}draft/preview/`,
      asking: this.asking,
      field: this.field,
      place: this.querySelector("[data-preview]"),
      read: () => this.read(),
      told: (look) => this.said.look(look),
      failed: () => { this.querySelector("[data-count]").textContent = this.words.noPreview; },
    });
    this.addEventListener("click", (event) => {
      const link = event.target.closest("[data-line]");
      if (!link) return;
      event.preventDefault();
      this.show("write");
      selectLine(this.field, Number(link.dataset.line));
    });
  }

  startTools() {
    const toolbar = this.querySelector("[data-toolbar]");
    if (!toolbar) return;
    const uploading = new Uploading({
      field: this.field,
      address: this.dataset.files,
      asking: this.asking,
      dialog: this.querySelector("[data-dialog=upload]"),
      log: this.querySelector("[data-uploads]"),
      drop: this.querySelector("[data-drop]"),
      words: this.words,
      added: (file) => this.offerFile(file),
    });
    this.tools = new Tools({ editor: this, field: this.field, toolbar, uploading, words: this.words, save: () => this.form.querySelector("[data-save]").click() });
    installPasting(this.field, { pasted: () => { this.querySelector("[data-uploads]").textContent = this.words.pasted; } });
  }

  /** A file that was just added can be chosen in the kind's own fields, too. */
  offerFile({ path, media_type: kind }) {
    for (const select of this.form.querySelectorAll("[data-course-file]")) {
      const isNew = ![...select.options].some(({ value }) => value === path);
      if (isNew && select.dataset.courseFile.split(" ").includes(kind)) select.add(new Option(path, path));
    }
  }

  startPresence() {
    this.presence = new Presence({
      address: `${this.dataset.api}editing/`,
      asking: this.asking,
      told: (answer) => this.onPresence(answer),
    });
  }

  onPresence({ others, token, saved_by: name, saved_at: at }) {
    this.said.others(others);
    const isOlder = Number.parseInt(token, 10) > Number.parseInt(this.saving.base, 10);
    if (!isOlder || this.saving.busy || this.saving.isPending || this.saving.over) return;
    this.said.notice(this.words.savedBy.replace("{name}", name ?? "").replace("{time}", this.said.time(at)), [[this.words.reload, () => location.reload()]]);
  }

  /** Beside each other where there is room; one at a time on narrow screens. */
  arrangeDesk() {
    const tabs = this.querySelector("[data-tabs]");
    tabs.hidden = false;
    tabs.addEventListener("click", (event) => {
      const tab = event.target.closest("[data-show]");
      if (tab) this.show(tab.dataset.show);
    });
    this.show("write");
    this.querySelector("[data-sought]")?.click();
  }

  show(name) {
    this.querySelector("[data-desk]").dataset.shown = name;
    for (const tab of this.querySelectorAll("[data-show]")) tab.setAttribute("aria-pressed", String(tab.dataset.show === name));
  }

  /** What never arrived is offered, not put over what is there. */
  offerKept() {
    const kept = this.keeping.kept;
    if (!kept) return;
    if (kept.text === this.field.value && this.ownFields.every(({ name, value }) => (kept.fields?.[name] ?? value) === value)) {
      this.keeping.drop();
      return;
    }
    const text = this.words.recovered.replace("{time}", this.said.moment.format(new Date(kept.at)));
    this.said.notice(text, [
      [this.words.recover, () => this.recover(kept)],
      [this.words.forget, () => { this.keeping.drop(); this.said.notice(""); }],
    ]);
  }

  recover(kept) {
    this.said.notice("");
    this.saving.base = kept.base;
    for (const field of this.ownFields) field.value = kept.fields?.[field.name] ?? field.value;
    replaceAll(this.field, kept.text);
    this.onInput();
  }
}

function download(text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
  link.download = `${location.pathname.split("/").at(-2)}.md`;
  link.click();
  URL.revokeObjectURL(link.href);
}

customElements.define("unit-editor", UnitEditor);
