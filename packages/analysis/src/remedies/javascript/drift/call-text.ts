import type { Draft } from "../source/draft.ts";

/** How long a line may get before its parts stand on lines of their own. */
const width = 90;

/** A call, with its arguments on lines of their own where they are long. */
export function callText({ style: { indent } }: Draft, callee: string, args: readonly string[]): string {
  const short = `${callee}(${args.join(", ")})`;
  if (short.length <= width && !short.includes("\n")) return short;
  return `${callee}(\n${args.map((one) => `${indent}${one.replaceAll("\n", `\n${indent}`)},\n`).join("")})`;
}

/** An object of these members, on one line where it is short. */
export function objectText({ style: { indent } }: Draft, members: readonly string[]): string {
  const short = `{ ${members.join(", ")} }`;
  if (short.length <= width - 30 && !short.includes("\n")) return short;
  return `{\n${members.map((one) => `${indent}${one.replaceAll("\n", `\n${indent}`)},\n`).join("")}}`;
}
