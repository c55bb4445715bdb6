/**
 * Sends the form inside with a progress bar, so that a big file on a slow line does not look stuck.
 * Where the answer leads elsewhere the page goes there; else the answer is shown in place of this one.
 */
class UploadProgress extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form?.addEventListener("submit", (event) => this.send(event));
  }

  send(event) {
    if (!this.form.querySelector("input[type=file]")?.files.length) return;
    event.preventDefault();
    const box = this.querySelector("[hidden]");
    const bar = box.querySelector("progress");
    const said = box.querySelector("[role=status]");
    const button = this.form.querySelector("[type=submit]");
    box.hidden = false;
    button.disabled = true;
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      bar.value = Math.floor((loaded * 100) / total);
      said.textContent = this.dataset.sent.replace("{percent}", bar.value);
    });
    request.upload.addEventListener("load", () => {
      bar.removeAttribute("value");
      said.textContent = this.dataset.checking;
    });
    request.addEventListener("load", () => {
      if (request.responseURL !== location.href) {
        location.assign(request.responseURL);
        return;
      }
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      document.getElementById("main").replaceChildren(...page.getElementById("main").childNodes);
      document.querySelector(".error-summary")?.scrollIntoView();
    });
    request.addEventListener("error", () => {
      said.textContent = this.dataset.failed;
      button.disabled = false;
    });
    request.open("POST", this.form.action || location.href);
    request.send(new FormData(this.form));
  }
}

customElements.define("upload-progress", UploadProgress);
