import type { Reading } from "../../../reading/javascript/reading.ts";

/** The wanted name, or the first of `name2`, `name3` … that stands nowhere in the file. */
export function freeName(reading: Reading, wanted: string, taken: ReadonlySet<string>): string {
  const words = wordsOf(reading);
  const isFree = (name: string) => !words.has(name) && !taken.has(name);
  if (isFree(wanted)) return wanted;
  for (let i = 2; ; i++) if (isFree(`${wanted}${i}`)) return `${wanted}${i}`;
}

/** Words of code and texts; what only a comment says is free. */
function wordsOf({ file }: Reading): ReadonlySet<string> {
  const { text, ast } = file.input;
  const pieces: string[] = [];
  let at = 0;
  for (const { range } of ast.comments ?? []) {
    pieces.push(text.slice(at, range[0]));
    at = range[1];
  }
  return new Set([...pieces, text.slice(at)].flatMap((piece) => piece.match(/[\w$]+/g) ?? []));
}
