/**
 * Pictures and files: dropped, pasted or chosen, described, sent with progress, put into the text.
 * A picture is not sent before somebody has said what is to be seen, or that it is decorative.
 */
import { ask } from "./dialogs.js";
import { asAddress, inBrackets, insertBlock, insertText, wayBack } from "./inserting.js";

export class Uploading {
  constructor({ field, address, asking, dialog, log, drop, words, added }) {
    Object.assign(this, { field, address, asking, dialog, log, drop, words, added });
    this.listen();
  }

  listen() {
    const { field, drop } = this;
    const hasFiles = (transfer) => [...(transfer?.types ?? [])].includes("Files");
    field.addEventListener("paste", (event) => {
      if (!event.clipboardData.files.length || event.clipboardData.getData("text/plain")) return;
      event.preventDefault();
      this.add([...event.clipboardData.files]);
    });
    field.addEventListener("dragover", (event) => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      drop.hidden = false;
    });
    field.addEventListener("dragleave", () => { drop.hidden = true; });
    field.addEventListener("drop", (event) => {
      drop.hidden = true;
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      this.add([...event.dataTransfer.files]);
    });
  }

  /** One after the other, each with its own description. */
  async add(files) {
    for (const file of files) await this.addOne(file);
  }

  async addOne(file) {
    const isPicture = file.type.startsWith("image/");
    const back = wayBack(this.field);
    this.prepare(file, isPicture);
    const chosen = await this.answered(file, isPicture);
    back();
    if (chosen) {
      this.insert({ path: chosen.path, title: chosen.caption, alt: chosen.alt, isPicture: chosen.width !== null });
      this.say(this.words.uploaded.replace("{name}", chosen.path));
      this.added(chosen);
    }
  }

  prepare(file, isPicture) {
    const { dialog } = this;
    dialog.querySelector("form").reset();
    dialog.querySelector("[data-name]").textContent = file.name;
    for (const part of dialog.querySelectorAll("[data-alt-field]")) part.hidden = !isPicture;
    dialog.querySelector("[data-progress]").hidden = true;
    this.fault("");
    dialog.querySelector("[data-thumb]").replaceChildren();
    if (isPicture) this.draw(dialog.querySelector("[data-thumb]"), file);
  }

  /** The policy of the page allows pictures of this host only, so the thumbnail is painted. */
  async draw(place, file) {
    const bitmap = await createImageBitmap(file, { resizeWidth: 192, resizeQuality: "medium" }).catch(() => null);
    if (!bitmap) return;
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: bitmap.width / 2, height: bitmap.height / 2 });
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    place.replaceChildren(canvas);
  }

  /** Resolves with the file as the platform has it, or with null. */
  answered(file, isPicture) {
    const form = this.dialog.querySelector("form");
    return new Promise((resolve) => {
      let added = null;
      const submit = async (event) => {
        if (!event.submitter?.value) return void this.request?.abort();
        event.preventDefault();
        const values = new FormData(form);
        if (isPicture && !values.get("alt").trim() && !values.has("decorative")) return void this.fault(this.words.noAlt);
        added = await this.send(file, values);
        if (added) this.dialog.close();
      };
      form.addEventListener("submit", submit);
      this.dialog.addEventListener("close", () => {
        form.removeEventListener("submit", submit);
        this.request?.abort();
        resolve(added);
      }, { once: true });
      ask(this.dialog);
    });
  }

  /** XMLHttpRequest, because fetch tells nothing of how far an upload is. */
  send(file, values) {
    values.append("file", file, file.name || "bild.png");
    this.fault("");
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      this.request = request;
      request.open("POST", this.address);
      request.setRequestHeader("X-CSRFToken", this.asking.token.value);
      request.setRequestHeader("Accept", "application/json");
      request.responseType = "json";
      request.upload.addEventListener("progress", ({ loaded, total }) => this.progress(file.name, (loaded / total) * 100));
      request.addEventListener("load", () => resolve(this.loaded(request, file)));
      request.addEventListener("error", () => { this.fault(this.words.uploadOffline.replace("{name}", file.name)); resolve(null); });
      request.addEventListener("abort", () => resolve(null));
      this.progress(file.name, 0);
      request.send(values);
    });
  }

  loaded({ status, response }, file) {
    this.request = null;
    if (status === 201) return response;
    this.dialog.querySelector("[data-progress]").hidden = true;
    const tooLarge = status === 413 ? this.words.uploadTooLarge.replace("{name}", file.name) : "";
    this.fault(tooLarge || response?.errors?.[0]?.detail || response?.detail || this.words.uploadOffline.replace("{name}", file.name));
    return null;
  }

  progress(name, percent) {
    const place = this.dialog.querySelector("[data-progress]");
    const whole = Math.floor(percent);
    place.hidden = false;
    place.querySelector("progress").value = whole;
    place.querySelector("[data-progress-text]").textContent = this.words.uploading.replace("{name}", name).replace("{percent}", whole);
  }

  fault(text) {
    const place = this.dialog.querySelector("[data-error]");
    const input = this.dialog.querySelector("[name=alt]");
    place.textContent = text;
    place.hidden = !text;
    input.toggleAttribute("aria-invalid", Boolean(text));
    if (text && !input.closest("[hidden]")) input.focus();
  }

  insert({ path, title, alt, isPicture }) {
    const address = asAddress(path);
    if (isPicture) insertBlock(this.field, `![${inBrackets(alt)}](${address})`);
    else insertText(this.field, `[${inBrackets(title || path.split("/").pop())}](${address})`);
  }

  say(text) {
    this.log.textContent = text;
  }
}
