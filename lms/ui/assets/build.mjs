// Joins and minifies lernhub.css with its cascade layers, and takes from KERN only what we use.
// Usage: node build.mjs OUTPUT.css (run by `python -m lms.ui.assets`)
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleAsync, transform } from "lightningcss";
import { followTextSize } from "./text-size.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const stylesheets = resolve(here, "css");
const kernFile = createRequire(import.meta.url).resolve("@kern-ux/native/dist/kern.css");

// Chrome and Edge 105, Firefox 115, Safari 15.4: the oldest that schools still meet, and the first
// with :has(), cascade layers and logical properties together.
const version = (major, minor = 0) => (major << 16) | (minor << 8);
const targets = { chrome: version(105), edge: version(105), firefox: version(115), safari: version(15, 4), ios_saf: version(15, 4) };

// The classes of KERN that our templates may use. Rules with any other class are left out.
const kernClasses = new Set(["kern-btn", "kern-btn--primary", "kern-btn--secondary", "kern-btn--tertiary", "kern-btn--block", "kern-label"]);

const classesIn = (selectors) =>
  JSON.stringify(selectors).matchAll(/"type":"class","name":"([^"]+)"/g);

function usesOnlyOurClasses(selectors) {
  const names = [...classesIn(selectors)].map((match) => match[1]);
  return names.length > 0 && names.every((name) => kernClasses.has(name));
}

// KERN binds its "-contextual" values on body and theme elements: that rule carries our roles.
const bindsContext = (rule) =>
  rule.value.declarations.declarations.some(
    ({ property, value }) => property === "custom" && value.name.endsWith("-default-contextual"),
  );

const isBodyContext = (rule) =>
  bindsContext(rule) && JSON.stringify(rule.value.selectors).includes('"name":"body"');

const namesUsed = (declaration) =>
  [...JSON.stringify(declaration).matchAll(/"ident":"(--[\w-]+)"/g)].map((match) => match[1]);

function keptKernRules(code) {
  const keepRule = (rule) =>
    usesOnlyOurClasses(rule.value.selectors) || isBodyContext(rule) ? undefined : [];
  return transform({ filename: kernFile, code, visitor: { Rule: { style: keepRule, "font-face": () => [], keyframes: () => [] } } }).code;
}

// The custom properties that the kept rules read, directly or through another one.
function keptKernVariables(code) {
  const read = new Set();
  const definitions = new Map();
  const note = (declaration) => {
    const names = namesUsed(declaration);
    if (declaration.property === "custom" && declaration.value.name.startsWith("--")) {
      definitions.set(declaration.value.name, names);
    } else {
      names.forEach((name) => read.add(name));
    }
  };
  transform({ filename: kernFile, code, visitor: { Rule: { style: (rule) => [...rule.value.declarations.declarations, ...rule.value.declarations.importantDeclarations].forEach(note) } } });
  for (const name of read) {
    (definitions.get(name) ?? []).forEach((other) => read.add(other));
  }
  return read;
}

function kern() {
  const rules = keptKernRules(readFileSync(kernFile));
  const read = keptKernVariables(rules);
  const dropUnread = (declaration) =>
    declaration.property === "custom" && declaration.value.name.startsWith("--") && !read.has(declaration.value.name) ? [] : undefined;
  return transform({ filename: kernFile, code: rules, visitor: { Declaration: dropUnread } }).code.toString();
}

const { code } = await bundleAsync({
  filename: resolve(stylesheets, "lernhub.css"),
  targets,
  minify: true,
  resolver: {
    resolve: (specifier, from) => (specifier === "kern" ? kernFile : resolve(dirname(from), specifier)),
    read: (file) => (file === kernFile ? kern() : readFileSync(file, "utf8")),
  },
});
const sized = transform({ filename: "lernhub.css", code, targets, minify: true, visitor: { StyleSheet: followTextSize } });
writeFileSync(process.argv[2], sized.code);
