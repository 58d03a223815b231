import type { TSESTree } from "@typescript-eslint/types";
import type { Draft } from "../source/draft.ts";
import { leaves } from "./block-site.ts";

/** `try { work } finally { last }` is `work; last`, when nothing is left that the `try` is there for. */
export function unwrapTry(draft: Draft, attempt: TSESTree.TryStatement): boolean {
  const { block, handler, finalizer } = attempt;
  const [first] = block.body;
  const last = block.body.at(-1);
  const [only, ...others] = finalizer?.body ?? [];
  if (handler || !only || others.length > 0 || !first || !last || leaves(last)) return false;
  const { text } = draft.reading.file.input;
  // A comment above the first statement would be lost.
  if (text.slice(block.range[0] + 1, first.range[0]).trim() !== "") return false;
  const base = draft.indentAt(attempt.range[0]);
  const inner = draft.indentAt(first.range[0]);
  const work = text.slice(first.range[0], last.range[1]).replaceAll(`\n${inner}`, `\n${base}`);
  draft.replace({ start: attempt.range[0], end: attempt.range[1] }, [
    `${work}${draft.style.lineEnd}${base}${draft.textOf(only)}`,
  ]);
  return true;
}
