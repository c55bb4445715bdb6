/**
 * What is pasted from Word, web pages and spreadsheets becomes Markdown; one Ctrl+Z takes it back.
 * Ctrl+Shift+V pastes text only, as everywhere.
 */
import TurndownService from "../../ui/modules/turndown.js";
import { strikethrough, tables } from "../../ui/modules/turndown-gfm.js";
import { installLink } from "../../ui/modules/paste-markdown.js";
import { insertBlock, insertText } from "./inserting.js";

const RICH = "h1, h2, h3, h4, h5, h6, ul, ol, table, a[href], strong, b, em, i, blockquote, pre, s, del, [class*=MsoList]";
const NOT_TEXT = "style, script, meta, link, title, xml, template, img, svg, object, iframe";
const OFFICE = /\bMso|urn:schemas-microsoft-com|content="Microsoft/;

/** `html` from a clipboard as Markdown; empty where plain text says as much. */
export function markdownOf(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const { body } = page;
  body.querySelectorAll(NOT_TEXT).forEach((element) => element.remove());
  if (OFFICE.test(html)) mendOffice(body);
  mendStyles(body);
  mendTables(body);
  if (!body.querySelector(RICH)) return "";
  return service().turndown(body).replace(/\u00a0/g, " ").replace(/\n{3,}/g, "\n\n").trim();
}

/** A selection of cells without HTML, as some spreadsheets give it. */
export function tableOf(text) {
  const rows = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map((row) => row.split("\t"));
  const width = rows[0].length;
  if (rows.length < 2 || width < 2 || rows.some((row) => row.length !== width)) return "";
  const line = (cells) => `| ${cells.map((cell) => cell.trim().replace(/\|/g, "\\|")).join(" | ")} |`;
  const [head, ...body] = rows;
  return [line(head), line(head.map(() => "---")), ...body.map(line)].join("\n");
}

function service() {
  const made = new TurndownService({ headingStyle: "atx", bulletListMarker: "-", codeBlockStyle: "fenced", emDelimiter: "_" });
  made.use([strikethrough, tables]);
  // The page's title is the only heading of the first level.
  made.addRule("headings", {
    filter: ["h1", "h2", "h3", "h4", "h5", "h6"],
    replacement: (content, node) => (content.trim() ? `\n\n${"#".repeat(Math.max(2, Number(node.nodeName[1])))} ${content.trim()}\n\n` : ""),
  });
  made.addRule("list items", {
    filter: "li",
    replacement: (content, node) => {
      const isNumbered = node.parentNode.nodeName === "OL";
      const mark = isNumbered ? `${[...node.parentNode.children].indexOf(node) + 1}. ` : "- ";
      const words = content.trim().replace(/\n/g, `\n${" ".repeat(mark.length)}`);
      return `${mark}${words}${node.nextElementSibling ? "\n" : ""}`;
    },
  });
  made.addRule("links", {
    filter: (node) => node.nodeName === "A",
    replacement: (content, node) => linkOf(content, node.getAttribute("href") ?? ""),
  });
  return made;
}

function linkOf(content, href) {
  const words = content.trim();
  if (!words || !/^(https?|mailto|tel):/i.test(href)) return content;
  return `[${words}](${href.replace(/[()\s]/g, (sign) => encodeURIComponent(sign).replace("(", "%28").replace(")", "%29"))})`;
}

/** Word marks list items as paragraphs with a class and a bullet of its own. */
function mendOffice(body) {
  body.querySelectorAll("o\\:p").forEach((element) => element.replaceWith(...element.childNodes));
  for (const paragraph of [...body.querySelectorAll("p[class*=MsoList]")]) {
    const marks = [...paragraph.querySelectorAll("[style*='mso-list:Ignore'], [style*='mso-list: Ignore']")];
    const mark = marks.map((element) => element.textContent).join("").trim();
    marks.forEach((element) => element.remove());
    const name = /^(\d+|[a-z]|[ivx]+)[.)]$/i.test(mark) ? "ol" : "ul";
    const before = paragraph.previousElementSibling;
    const list = before?.localName === name && before.dataset.office ? before : document.createElement(name);
    list.dataset.office = "list";
    const item = document.createElement("li");
    item.append(...paragraph.childNodes);
    if (list !== before) paragraph.before(list);
    list.append(item);
    paragraph.remove();
  }
}

/** Text processors on the web say bold and italic by style; some wrap all of it in a <b> that is not bold. */
function mendStyles(body) {
  for (const element of [...body.querySelectorAll("b, strong")]) {
    if (/font-weight:\s*(normal|400)/.test(element.getAttribute("style") ?? "")) element.replaceWith(...element.childNodes);
  }
  for (const element of [...body.querySelectorAll("span[style]")]) {
    const style = element.getAttribute("style");
    if (/font-weight:\s*(bold|[6-9]00)/.test(style)) wrap(element, "strong");
    else if (/font-style:\s*italic/.test(style)) wrap(element, "em");
  }
}

function wrap(element, name) {
  if (!element.textContent.trim() || element.closest("h1, h2, h3, h4, h5, h6")) return;
  const wrapped = document.createElement(name);
  wrapped.append(...element.childNodes);
  element.replaceWith(wrapped);
}

/** A Markdown table has a head and one line to a cell. */
function mendTables(body) {
  for (const table of body.querySelectorAll("table")) {
    const [first] = table.rows;
    if (!first) continue;
    for (const cell of [...first.cells].filter(({ localName }) => localName === "td")) {
      const head = document.createElement("th");
      head.append(...cell.childNodes);
      cell.replaceWith(head);
    }
    table.querySelectorAll("td, th").forEach((cell) => { cell.textContent = cell.textContent.replace(/\s+/g, " ").trim(); });
  }
}

/** Listens to `field`; `pasted` is called after something was turned into Markdown. */
export function installPasting(field, { pasted }) {
  let plain = false;
  field.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "v") plain = (event.ctrlKey || event.metaKey) && event.shiftKey;
  });
  installLink(field);
  field.addEventListener("paste", (event) => {
    const wantsPlain = plain;
    plain = false;
    if (event.defaultPrevented || wantsPlain || event.clipboardData.files.length) return;
    const html = event.clipboardData.getData("text/html");
    const text = html ? markdownOf(html) : tableOf(event.clipboardData.getData("text/plain"));
    if (!text) return;
    event.preventDefault();
    if (text.includes("\n")) insertBlock(field, text);
    else insertText(field, text);
    pasted();
  });
}
