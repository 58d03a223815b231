import type { Reading } from "../../../reading/javascript/reading.ts";

/** The wanted name, or the first of `name2`, `name3` … that stands nowhere in the file. */
export function freeName(reading: Reading, wanted: string, taken: ReadonlySet<string>): string {
  const words = new Set(reading.file.input.text.match(/[\w$]+/g));
  const isFree = (name: string) => !words.has(name) && !taken.has(name);
  if (isFree(wanted)) return wanted;
  for (let i = 2; ; i++) if (isFree(`${wanted}${i}`)) return `${wanted}${i}`;
}
