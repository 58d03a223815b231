import { setOf, wordsOf } from "../../../vocabulary/name-pattern.ts";

/** What a name begins with when it says how, and not what. */
const leading = setOf(`
  on handle process consume run perform execute receive ingest dispatch start create register setup set up init initialize
  make build listen subscribe subscribes to async each get new default main wire attach my the
`);

/** What a name ends with when it says what kind of thing works on it, or that it is work. */
const trailing = setOf(`
  handle handler handlers process processor processors consume consumer consumers worker workers listener listeners
  subscriber subscribers receiver receivers subscription queue queues topic topics stream job jobs task tasks event events message messages
  msg batch record records service controller function fn callback webhook webhooks hook hooks cron activities activity
  data use case command impl sub run perform execute
`);

/** A name's words without those that all units have: "stock" for `startStockConsumer`; null when none is left. */
export function themeOf(words: readonly string[]): string | null {
  let start = 0;
  let end = words.length;
  // A number in front only orders files, and no metric may begin with one.
  while (start < end && (leading.has(words[start] ?? "") || /^\d/.test(words[start] ?? ""))) start++;
  while (end > start && trailing.has(words[end - 1] ?? "")) end--;
  const kept = words.slice(start, end).slice(0, 4);
  return kept.some((word) => /[a-z]{2}/.test(word)) ? kept.join(" ") : null;
}

/** The same for the text that a unit is registered with: `"orders.created"`, `"/webhooks/stripe"`, the URL of a queue. */
export function themeOfAddress(text: string): string | null {
  // A schedule, `0 3 * * *`, or a sentence.
  if (/[\s*]/.test(text) || text.length > 80) return null;
  const parts = text
    .split("/")
    .filter((part) => part !== "" && !/^[:{[]|^(?:api|v\d+|https?:|(?:web)?-?hooks?)$|[?]/.test(part));
  const isUrl = /^https?:|^arn:|^projects\//.test(text);
  const told = isUrl ? parts.slice(-1) : parts;
  return themeOf(wordsOf((told.join(" ") || "").replace(/^arn:.*:/, "")));
}
