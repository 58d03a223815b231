/** What of source text can be told without a parser: whether a name stands in it, and how. In doubt, it does. */

const introducing = /\b(?:function|function ?\*|class|const|let|var)$/;
/** A key, a typed field, or something that is assigned to. */
const keyed = /^["'\]]?\s*(?:\??:|=(?![=>])|<)/;
const opened = /^["'\]]?\s*\(/;
const bodied = /^\s*[:{]/;
/** Longer parameter lists are nobody's. */
const longestParameters = 5000;

/** Whether a name stands in a text as a whole word. */
export function occurs(name: string, text: string): boolean {
  return !placesOf(name, text).next().done;
}

/** Whether a function, class, method, variable or key of this name is made in a text; to import or call one does not make it. */
export function isDeclared(name: string, text: string): boolean {
  for (const start of placesOf(name, text)) {
    const before = text.slice(Math.max(0, start - 40), start);
    const end = start + name.length;
    const after = text.slice(end, end + 40);
    if (introducing.test(before.trimEnd()) || keyed.test(after)) return true;
    if (
      opened.test(after) &&
      !before.trimEnd().endsWith(".") &&
      bodied.test(behindBrackets(text, text.indexOf("(", end)))
    )
      return true;
  }
  return false;
}

/** Whether a name stands alone somewhere, neither called nor as a property nor in quotes, and is called nowhere. */
export function isPlainName(name: string, text: string): boolean {
  let isAlone = false;
  for (const start of placesOf(name, text)) {
    const after = text.slice(start + name.length, start + name.length + 40);
    if (/^\s*(?:\?\.\s*)?\(/.test(after)) return false;
    const before = text.slice(Math.max(0, start - 40), start).trimEnd();
    if (!/["'`.]$/.test(before) && !/^["'`]/.test(after)) isAlone = true;
  }
  return isAlone;
}

/** Where a name stands as a whole word. */
function* placesOf(name: string, text: string): Generator<number, void> {
  if (name === "") return;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (!isPart(text[at - 1]) && !isPart(text[at + name.length])) yield at;
  }
}

function isPart(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_$]/u.test(character);
}

/** What follows the bracket that closes the one at an offset; as if it had a body, when that is not to be found. */
function behindBrackets(text: string, open: number): string {
  let depth = 0;
  for (let at = open; at < Math.min(text.length, open + longestParameters); at++) {
    if (text[at] === "(") depth += 1;
    else if (text[at] === ")") depth -= 1;
    if (depth === 0) return text.slice(at + 1, at + 40);
  }
  return "{";
}
