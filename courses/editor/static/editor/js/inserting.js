/**
 * Putting text into a textarea as if it had been typed, so that Ctrl+Z takes it back.
 * `insertText` is deprecated and has no successor: it alone keeps the undo history of a textarea.
 */
export function insertText(field, text) {
  field.focus();
  const { selectionStart, selectionEnd } = field;
  const typed = document.execCommand("insertText", false, text);
  if (typed && field.value.slice(selectionStart, selectionStart + text.length) === text) return;
  if (!typed) field.setRangeText(text, selectionStart, selectionEnd, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Gives back the focus, and the cursor as it is now: windows above the page take both. */
export function wayBack(field) {
  const { selectionStart, selectionEnd } = field;
  return () => {
    field.focus();
    field.setSelectionRange(selectionStart, selectionEnd);
  };
}

/** `text` as a paragraph of its own at the cursor. */
export function insertBlock(field, text) {
  const before = field.value.slice(0, field.selectionStart);
  const after = field.value.slice(field.selectionEnd);
  const gap = (own) => "\n".repeat(Math.max(0, 2 - own));
  const above = before.trim() ? gap(before.match(/\n*$/)[0].length) : "";
  const below = after.trim() ? gap(after.match(/^\n*/)[0].length) : "\n";
  insertText(field, `${above}${text}${below}`);
}

/** All of the text anew, in one step that can be taken back. */
export function replaceAll(field, text) {
  field.focus();
  field.setSelectionRange(0, field.value.length);
  insertText(field, text);
}

/** Shows and selects the line of that number, counted from 1. */
export function selectLine(field, number) {
  const lines = field.value.split("\n");
  const start = lines.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
  field.focus();
  field.setSelectionRange(start, start + (lines[number - 1] ?? "").length);
  const share = (number - 1) / Math.max(1, lines.length);
  field.scrollTop = share * field.scrollHeight - field.clientHeight / 3;
}

/** `text` in square brackets of a link or picture. */
export const inBrackets = (text) => text.replace(/\s+/g, " ").replace(/([\\[\]])/g, "\\$1");

/** A path as the address of a link. */
export const asAddress = (path) => path.split("/").map((part) => encodeURIComponent(part).replace(/%(C3%[89AB][0-9A-F])/gi, (whole) => decodeURIComponent(whole))).join("/");
