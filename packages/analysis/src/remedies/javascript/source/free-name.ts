import type { Reading } from "../../../reading/javascript/reading.ts";

/** The wanted name, or the first of `name2`, `name3` … that stands nowhere in the file. */
export function freeName(reading: Reading, wanted: string, taken: ReadonlySet<string>): string {
  const words = wordsIn(reading);
  const isFree = (name: string) => !words.has(name) && !taken.has(name);
  if (isFree(wanted)) return wanted;
  for (let i = 2; ; i++) if (isFree(`${wanted}${i}`)) return `${wanted}${i}`;
}

const known = new WeakMap<Reading, ReadonlySet<string>>();

function wordsIn(reading: Reading): ReadonlySet<string> {
  let words = known.get(reading);
  if (!words) {
    words = new Set(reading.file.input.text.match(/[\w$]+/g));
    known.set(reading, words);
  }
  return words;
}
