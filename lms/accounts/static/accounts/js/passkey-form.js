/**
 * <passkey-form ceremony="create|get" options="id of a JSON element | address"> around a form with a hidden
 * field `credential`: sending it first asks the device for the passkey (W3C, Web Authentication Level 3).
 * Without this file the form stays hidden and `.passkey-form__without` says why.
 */
const CEREMONIES = {
  create: (options) =>
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(discoverable(options)) }),
  get: (options) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
};

/** Ask for a key that can sign in without a password, where the device has such. */
function discoverable(options) {
  return {
    ...options,
    authenticatorSelection: { ...options.authenticatorSelection, requireResidentKey: false, residentKey: "preferred" },
  };
}

class PasskeyForm extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.problem = this.querySelector("[role=alert]");
    this.form.addEventListener("submit", this);
    if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
      this.form.hidden = true;
      this.say("unsupported");
    }
  }

  async handleEvent(event) {
    event.preventDefault();
    this.problem.textContent = "";
    try {
      const { publicKey } = await this.options();
      const credential = await CEREMONIES[this.getAttribute("ceremony")](publicKey);
      this.form.elements.credential.value = JSON.stringify(credential);
      this.form.submit();
    } catch (error) {
      this.say(error.name === "InvalidStateError" ? "known" : "cancelled");
    }
  }

  async options() {
    const source = this.getAttribute("options");
    if (!source.startsWith("/")) return JSON.parse(document.getElementById(source).textContent);
    const answer = await fetch(source, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.statusText);
    return (await answer.json()).request_options;
  }

  say(what) {
    this.problem.textContent = this.dataset[what];
  }
}

customElements.define("passkey-form", PasskeyForm);
