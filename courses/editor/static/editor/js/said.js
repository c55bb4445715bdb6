/** What the page says: the state of saving, notices with ways on, findings, who else writes. */
const TROUBLE = new Set(["offline", "failing", "signedOut", "refused", "tooLong", "unkept", "stale"]);

export class Said {
  constructor(editor, words) {
    this.words = words;
    this.part = (name) => editor.querySelector(`[data-${name}]`) ?? document.querySelector(`[data-${name}]`);
    const { zone: timeZone } = editor.dataset;
    this.clock = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
    this.moment = new Intl.DateTimeFormat(document.documentElement.lang, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
    this.editor = editor;
  }

  time(value) {
    return this.clock.format(new Date(value));
  }

  state(name, text) {
    const place = this.part("state");
    place.dataset.is = TROUBLE.has(name) ? "trouble" : name;
    if (place.textContent !== text) place.textContent = text;
  }

  standing(hasChanges) {
    const place = this.part("standing");
    place.className = hasChanges ? "badge badge--here" : "badge badge--good";
    place.textContent = hasChanges ? this.words.draft : this.words.published;
  }

  /** A notice above the buttons, where it is in sight while somebody writes; `ways` are pairs of words and what happens, or an address. */
  notice(text, ways = []) {
    const place = this.part("notice");
    place.hidden = !text;
    this.part("notice-text").textContent = text;
    this.part("notice-ways").replaceChildren(...ways.map(([words, way]) => wayOn(words, way)));
  }

  others(names) {
    const place = this.part("others");
    place.hidden = names.length === 0;
    const list = new Intl.ListFormat(document.documentElement.lang).format(names);
    const words = names.length === 1 ? this.words.writesNow : this.words.writeNow;
    place.querySelector("span").textContent = names.length ? words.replace("{names}", list) : "";
  }

  look({ problems, warnings, words, minutes }) {
    const count = words === 1 ? this.words.wordsOne : this.words.words;
    this.part("count").textContent = count.replace("{words}", words).replace("{minutes}", minutes);
    this.part("findings").replaceChildren(...this.findings(problems, warnings));
  }

  findings(problems, warnings) {
    if (!problems.length && !warnings.length) return [paragraph(this.words.nothingToMend, "checks__fine")];
    const list = document.createElement("ul");
    list.className = "findings";
    list.append(...[...problems, ...warnings].map((finding) => this.finding(finding)));
    return [list];
  }

  finding({ message, line, quote, field, path }) {
    const item = document.createElement("li");
    if (path || (!line && !field)) {
      item.textContent = path ? `${path}${line ? `, ${this.words.line.replace("{line}", line)}` : ""}: ${message}` : message;
      return item;
    }
    const link = document.createElement("a");
    link.href = field ? `#id_${field}` : "#id_body";
    if (line) link.dataset.line = line;
    link.textContent = line ? `${this.words.line.replace("{line}", line)}: ${message}` : message;
    item.append(link);
    if (quote) {
      const code = document.createElement("code");
      code.textContent = quote;
      item.append(document.createElement("br"), code);
    }
    return item;
  }
}

function paragraph(text, name) {
  const made = document.createElement("p");
  made.className = name;
  made.textContent = text;
  return made;
}

function wayOn(words, way) {
  const isAddress = typeof way === "string";
  const made = document.createElement(isAddress ? "a" : "button");
  made.textContent = words;
  if (isAddress) Object.assign(made, { href: way, target: "_blank", rel: "noopener" });
  else {
    Object.assign(made, { type: "button", className: "link-button" });
    made.addEventListener("click", way);
  }
  return made;
}
