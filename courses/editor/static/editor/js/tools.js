/** The tools above the text that the toolbar element does not bring along, and the keys of all of them. */
import { ask, makeSearchable } from "./dialogs.js";
import { inBrackets, insertBlock, insertText, wayBack } from "./inserting.js";

export class Tools {
  constructor({ editor, field, toolbar, uploading, words, save }) {
    Object.assign(this, { editor, field, toolbar, uploading, words, save });
    toolbar.hidden = false;
    this.keys = new Map([...toolbar.querySelectorAll("[data-key]")].map((tool) => [tool.dataset.key, tool]));
    for (const tool of toolbar.querySelectorAll("[data-tool]")) {
      tool.addEventListener("click", () => this.use(tool.dataset.tool));
    }
    for (const name of ["unit", "file"]) {
      makeSearchable(this.dialog(name), { none: name === "unit" ? words.noUnit : words.noFile });
    }
    this.dialog("file").querySelector("[data-new]").addEventListener("change", (event) => this.addNew(event.target));
    field.addEventListener("keydown", (event) => this.key(event));
    toolbar.addEventListener("keydown", (event) => { if (event.key === "Escape") field.focus(); });
    editor.addEventListener("keydown", (event) => this.leaveFullScreen(event));
  }

  dialog(name) {
    return this.editor.querySelector(`[data-dialog="${name}"]`);
  }

  /** Tab is left alone: it leads out of the text. */
  key(event) {
    if (event.altKey && event.key === "F10") {
      event.preventDefault();
      const tools = [...this.toolbar.querySelectorAll("[tabindex='0']")];
      (tools[0] ?? this.toolbar).focus();
    }
    // On many keyboards AltGr counts as Ctrl and Alt, and writes signs.
    if ((!event.ctrlKey && !event.metaKey) || event.getModifierState("AltGraph")) return;
    const name = [event.shiftKey && "shift", event.altKey && "alt", keyOf(event)].filter(Boolean).join("+");
    if (name === "s") this.save();
    else if (this.keys.has(name)) this.keys.get(name).click();
    else return;
    event.preventDefault();
  }

  use(name) {
    const tools = {
      unit: () => this.linkUnit(),
      file: () => this.chooseFile(),
      table: () => insertBlock(this.field, `| ${this.words.tableHead} | ${this.words.tableHead} |\n| --- | --- |\n|  |  |`),
      callout: () => insertBlock(this.field, `::: tip\n${this.words.callout}\n:::`),
      help: () => this.help(),
      "full-screen": () => this.fullScreen(!this.editor.classList.contains("is-full")),
    };
    return tools[name]();
  }

  async help() {
    const back = wayBack(this.field);
    await ask(this.dialog("help"));
    back();
  }

  async linkUnit() {
    const { selectionStart, selectionEnd, value } = this.field;
    const back = wayBack(this.field);
    const chosen = await ask(this.dialog("unit"));
    back();
    if (!chosen) return;
    const words = value.slice(selectionStart, selectionEnd) || inBrackets(chosen.dataset.title);
    insertText(this.field, `[${words}](unit:${chosen.value})`);
  }

  async chooseFile() {
    this.back = wayBack(this.field);
    const chosen = await ask(this.dialog("file"));
    this.back();
    if (!chosen) return;
    const { alt, title } = chosen.dataset;
    this.uploading.insert({ path: chosen.value, alt, title, isPicture: "picture" in chosen.dataset });
  }

  addNew(input) {
    const files = [...input.files];
    input.value = "";
    this.dialog("file").close();
    this.back();
    this.uploading.add(files);
  }

  fullScreen(on) {
    const tool = this.toolbar.querySelector("[data-tool=full-screen]");
    this.editor.classList.toggle("is-full", on);
    tool.setAttribute("aria-pressed", String(on));
    this.field.focus();
  }

  leaveFullScreen(event) {
    if (event.key === "Escape" && !event.defaultPrevented && this.editor.classList.contains("is-full") && !document.querySelector("dialog[open]")) this.fullScreen(false);
  }
}

/** With Shift or Alt digits give other signs; the key itself is meant. */
function keyOf({ code, key }) {
  return /^Digit\d$/.test(code) ? code.slice(-1) : key.toLowerCase();
}
