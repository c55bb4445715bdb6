/**
 * What has not reached Lernhub yet lies in this browser, under unit and account, until it has. Somebody
 * else who signs in here is not offered it. What nobody came back for within 30 days is dropped.
 */
const PREFIX = "lernhub.editor.";
const DAYS_MS = 30 * 24 * 3600 * 1000;

export class Keeping {
  constructor(name) {
    this.name = PREFIX + name;
    dropOld();
  }

  /** Whether the browser could keep it. */
  keep(writing) {
    try {
      localStorage.setItem(this.name, JSON.stringify({ ...writing, at: Date.now() }));
      return true;
    } catch {
      return false;
    }
  }

  /** What is kept: { text, fields, base, at }, or null. */
  get kept() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.name));
      return typeof kept?.text === "string" ? kept : null;
    } catch {
      return null;
    }
  }

  drop() {
    try {
      localStorage.removeItem(this.name);
    } catch {
      // Without a store there is nothing to drop.
    }
  }
}

function dropOld() {
  try {
    for (const name of Object.keys(localStorage).filter((each) => each.startsWith(PREFIX))) {
      const { at } = JSON.parse(localStorage.getItem(name)) ?? {};
      if (!(at > Date.now() - DAYS_MS)) localStorage.removeItem(name);
    }
  } catch {
    // A store that can't be read holds nothing of ours.
  }
}
