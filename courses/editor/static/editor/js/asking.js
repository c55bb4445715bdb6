/**
 * Requests to the API from this page. The page's token may grow old: signing in again, in another tab,
 * makes a new one. Then it is read from the page anew and the request is sent once more.
 */
export class Asking {
  constructor(form) {
    this.token = form.querySelector("[name=csrfmiddlewaretoken]");
  }

  async json(method, address, body, options = {}) {
    const send = () => fetch(address, {
      method,
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": this.token.value },
      body: body === undefined ? undefined : JSON.stringify(body),
      ...options,
    });
    const answer = await send();
    if (answer.status !== 403 || options.keepalive || !(await this.renew())) return answer;
    return send();
  }

  /** Whether the page has another token for us by now. */
  async renew() {
    const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("unit-editor [name=csrfmiddlewaretoken]")?.value;
    if (!fresh) return false;
    this.token.value = fresh;
    return true;
  }
}
