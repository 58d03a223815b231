import { isDeclared, isPlainName, occurs } from "./names-in-text.ts";

/** What stands between names in the words of a loss, and is no name itself. */
const noNames = new Set(
  "unless of in when after this super null undefined true false typeof instanceof void new await not".split(" "),
);

/** Whether a symbol can still be found in a text: what is mended where it stood has not gone elsewhere. */
export function isStillThere(symbol: string, text: string): boolean {
  const names = namesOf(symbol);
  const last = names.at(-1);
  return last === undefined || (isMade(last, text) && names.slice(0, -1).every((name) => isMentioned(name, text)));
}

/** Whether one symbol can be another's new name: as many names, and of those that differ, the text makes the old ones no more. */
export function isRenamedSymbol(old: string, now: string, text: string): boolean {
  const [before, after] = [namesOf(old), namesOf(now)];
  if (before.length !== after.length) return false;
  const gone = before.filter((name, i) => name !== after[i]);
  return gone.length > 0 && gone.every((name) => !isMade(name, text));
}

/**
 * Whether what is lost is the same, but for names of values: every other word is equal, each old name has one new name, and
 * no old one stands in the text any more. A name that is called is none of a value: another function is another loss.
 */
export function isRenamedLoss(old: string, now: string, text: string): boolean {
  const [before, after] = [old.split(" "), now.split(" ")];
  if (before.length !== after.length) return false;
  const renamed = new Map<string, string>();
  for (const [i, word] of before.entries()) {
    const other = after[i] ?? "";
    if (!isName(word) || !isName(other)) {
      if (word !== other) return false;
    } else if ((renamed.get(word) ?? other) !== other) return false;
    else renamed.set(word, other);
  }
  if (new Set(renamed.values()).size < renamed.size) return false;
  const changed = [...renamed].filter(([word, other]) => word !== other);
  return changed.length > 0 && changed.every(([word, other]) => !occurs(word, text) && isPlainName(other, text));
}

/** The parts of `OrderConsumer.handle` or `app.post("/orders.v2")`. */
export function namesOf(symbol: string): readonly string[] {
  return symbol.match(/\((?:"(?:[^"\\]|\\.)*")?\)|[^.(]+/g)?.reduce<string[]>(joinCalls, []) ?? [];
}

function joinCalls(names: string[], part: string): string[] {
  if (part.startsWith("(") && names.length > 0) names.push(`${names.pop()}${part}`);
  else names.push(part);
  return names;
}

function isName(word: string): boolean {
  return /^[\p{L}_$#]/u.test(word) && !noNames.has(word);
}

function isMade(name: string, text: string): boolean {
  const bracket = name.indexOf("(");
  if (bracket >= 0) return isMentioned(name, text);
  return name === "default" ? occurs(name, text) : isDeclared(name, text);
}

/** A registration is mentioned by whom it is made with and the text that it is made for. */
function isMentioned(name: string, text: string): boolean {
  const bracket = name.indexOf("(");
  if (bracket < 0) return occurs(name, text);
  return occurs(name.slice(0, bracket), text) && text.includes(name.slice(bracket + 2, -2));
}
