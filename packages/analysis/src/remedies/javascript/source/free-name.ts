import type { Reading } from "../../../reading/javascript/reading.ts";
import type { SourceFile } from "../../../reading/javascript/syntax/source-file.ts";

/** The wanted name, or the first of `name2`, `name3` … that stands nowhere in the file. */
export function freeName(reading: Reading, wanted: string, taken: ReadonlySet<string>): string {
  const words = wordsOf(reading);
  const isFree = (name: string) => !words.has(name) && !taken.has(name);
  if (isFree(wanted)) return wanted;
  for (let i = 2; ; i++) if (isFree(`${wanted}${i}`)) return `${wanted}${i}`;
}

/** Asked once for every plan of a file. */
const known = new WeakMap<SourceFile, ReadonlySet<string>>();

function wordsOf({ file }: Reading): ReadonlySet<string> {
  let words = known.get(file);
  if (!words) {
    words = readWords(file);
    known.set(file, words);
  }
  return words;
}

/** Words of code and texts; what only a comment says is free. */
function readWords(file: SourceFile): ReadonlySet<string> {
  const { text, ast } = file.input;
  const pieces: string[] = [];
  let at = 0;
  for (const { range } of ast.comments ?? []) {
    pieces.push(text.slice(at, range[0]));
    at = range[1];
  }
  return new Set([...pieces, text.slice(at)].flatMap((piece) => piece.match(/[\w$]+/g) ?? []));
}
