import type { TSESTree } from "@typescript-eslint/types";
import type { Draft } from "../source/draft.ts";
import { leaves } from "../sites/block-site.ts";

/**
 * `try { work } finally { last }` is `work; last`, when nothing is left that the `try` is there for; what `work` returns is
 * returned after it.
 */
export function unwrapTry(draft: Draft, attempt: TSESTree.TryStatement): boolean {
  const { block, handler, finalizer } = attempt;
  const [first] = block.body;
  const last = block.body.at(-1);
  const [only, ...others] = finalizer?.body ?? [];
  if (handler || !only || others.length > 0 || !first || !last) return false;
  const returned = last.type === "ReturnStatement" ? last.argument : null;
  if (leaves(last) && (!returned || only.type === "ReturnStatement")) return false;
  const { text } = draft.reading.file.input;
  // A comment above the first statement would be lost.
  if (text.slice(block.range[0] + 1, first.range[0]).trim() !== "") return false;
  const { lineEnd, semicolon } = draft.style;
  const base = draft.indentAt(attempt.range[0]);
  const inner = draft.indentAt(first.range[0]);
  const outdented = (start: number, end: number) => text.slice(start, end).replaceAll(`\n${inner}`, `\n${base}`);
  const lines = [outdented(first.range[0], last.range[1]), draft.textOf(only)];
  if (returned) {
    const result = draft.freeName("result");
    const before = outdented(first.range[0], last.range[0]).trimEnd();
    const kept = `const ${result} = ${outdented(returned.range[0], returned.range[1])}${semicolon}`;
    lines.splice(0, 1, ...(before === "" ? [] : [before]), kept);
    lines.push(`return ${result}${semicolon}`);
  }
  draft.replace({ start: attempt.range[0], end: attempt.range[1] }, [lines.join(`${lineEnd}${base}`)]);
  return true;
}
