import type { Node } from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";

/** What the file calls its errors, as far as the name is free inside of a node: `error`, `err`, `e`. */
export function errorName(draft: Draft, at: Node): string {
  const { text } = draft.reading.file.input;
  const counted = ["error", "err", "e"].map((name) => ({
    name,
    count: text.split(new RegExp(`catch \\(${name}\\b|\\(${name}\\) =>`)).length,
  }));
  const [usual] = counted.toSorted((a, b) => b.count - a.count);
  const name = usual?.name ?? "error";
  // `logger.error` and `{ error: … }` are no names of their own.
  const around = text.slice(at.range[0], at.range[1]).replaceAll(/\.\w+|\b\w+:/g, "");
  return new RegExp(`\\b${name}\\b`).test(around) ? draft.freeName("failure") : name;
}
