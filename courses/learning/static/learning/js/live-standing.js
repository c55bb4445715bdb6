/**
 * What a kind of unit does while its page is open may complete the unit. It then sends `unit:changed`
 * from its element, and the parts of the page that say how far the learner is are brought up to date.
 * Where that fails, the next page says it.
 */
async function refresh() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of document.querySelectorAll("[data-live]")) {
    const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
    if (!fresh || part.contains(document.activeElement)) continue;
    const open = [...part.querySelectorAll("details")].map((details) => details.open);
    part.replaceChildren(...fresh.childNodes);
    part.querySelectorAll("details").forEach((details, at) => { details.open = open[at] ?? details.open; });
  }
}

document.addEventListener("unit:changed", () => refresh().catch(() => {}));
