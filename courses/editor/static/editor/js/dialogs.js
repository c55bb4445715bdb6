/** Windows above the page: help, and lists that are searched by typing. */

/** Opens `dialog`; resolves with the button that closed it, or null for none. */
export function ask(dialog) {
  return new Promise((resolve) => {
    let chosen = null;
    const note = (event) => { chosen = event.submitter; };
    dialog.addEventListener("submit", note, { once: true });
    dialog.addEventListener("close", () => {
      dialog.removeEventListener("submit", note);
      resolve(chosen?.value ? chosen : null);
    }, { once: true });
    dialog.returnValue = "";
    dialog.showModal();
  });
}

/** Lets the list in `dialog` be narrowed by typing; arrows move in it, Enter takes the first. */
export function makeSearchable(dialog, { none }) {
  const search = dialog.querySelector("[data-search]");
  const list = dialog.querySelector("[data-list]");
  const nothing = dialog.querySelector("[data-none]");
  nothing.textContent = none;
  const rows = () => [...list.children];
  const shown = () => rows().filter((row) => !row.hidden).map((row) => row.querySelector("button"));
  const narrow = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    rows().forEach((row) => { row.hidden = !words.every((word) => row.dataset.words.includes(word)); });
    nothing.hidden = shown().length > 0;
  };
  search.addEventListener("input", narrow);
  search.addEventListener("keydown", (event) => {
    const [first] = shown();
    if (event.key === "ArrowDown") first?.focus();
    else if (event.key === "Enter") first?.click();
    else return;
    event.preventDefault();
  });
  list.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const buttons = shown();
    const next = buttons.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    (buttons[next] ?? search).focus();
  });
  dialog.addEventListener("close", () => { search.value = ""; narrow(); });
  narrow();
}
