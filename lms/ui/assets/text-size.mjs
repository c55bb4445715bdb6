// Lets media queries count in the text size that somebody has chosen (reading.css).
// In media queries 1rem is always the browser's own size, so at 200 % a screen of 90rem would still get
// the layout for wide screens, with text for half of it. Here every query by width or height gets
// copies whose lengths have grown with the text, for the sizes they hold for.
const SIZES = [125, 150, 175, 200];

const isLength = (feature) => feature.type === "range" && ["width", "height"].includes(feature.name) && feature.value.type === "length";

function* features(condition) {
  if (!condition) return;
  if (condition.type === "feature") yield condition.value;
  for (const part of condition.conditions ?? []) yield* features(part);
}

const conditionsOf = (rule) => rule.value.query.mediaQueries.map((query) => query.condition);
const countsLengths = (rule) => rule.type === "media" && conditionsOf(rule).some((condition) => [...features(condition)].some(isLength));

function grown(rule, percent) {
  const copy = structuredClone(rule);
  for (const condition of conditionsOf(copy)) {
    for (const feature of features(condition)) {
      if (isLength(feature)) feature.value.value.value.value *= percent / 100;
    }
  }
  return copy;
}

const attribute = (value) => ({ type: "attribute", namespace: null, name: "data-text-size", operation: value && { operator: "equal", value, caseSensitivity: "case-sensitive" } });
const usual = { type: "pseudo-class", kind: "not", selectors: [[attribute(null)]] };

// `:where()` adds no weight: what wins over what stays as written.
function limited(rules, mark) {
  const root = { type: "pseudo-class", kind: "where", selectors: [[{ type: "pseudo-class", kind: "root" }, mark]] };
  for (const rule of rules) {
    if (rule.type === "style") {
      rule.value.selectors = rule.value.selectors.map((selector) => [root, { type: "combinator", value: "descendant" }, ...selector]);
    } else if (rule.value?.rules) {
      limited(rule.value.rules, mark);
    }
  }
}

function copies(rule) {
  const sized = SIZES.map((percent) => [grown(rule, percent), attribute(String(percent))]);
  const all = [[structuredClone(rule), usual], ...sized];
  for (const [copy, mark] of all) limited(copy.value.rules, mark);
  return all.map(([copy]) => copy);
}

const followed = (rules) =>
  rules.flatMap((rule) => {
    if (countsLengths(rule)) return copies(rule);
    if (rule.value?.rules && rule.type !== "style") rule.value.rules = followed(rule.value.rules);
    return [rule];
  });

// Lightning CSS writes what a var() lacks as null and can't read that back.
const withoutNulls = (name, value) => (["from", "fallback"].includes(name) && value === null ? undefined : value);

/** The style sheet whose queries follow the text size. */
export function followTextSize(styleSheet) {
  const rules = JSON.parse(JSON.stringify(styleSheet.rules), withoutNulls);
  return { ...styleSheet, rules: followed(rules) };
}
