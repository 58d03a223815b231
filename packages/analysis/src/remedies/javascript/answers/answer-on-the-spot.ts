import { wrapped, type Call } from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import { testLines } from "./check-lines.ts";
import type { ResultSite } from "./result-site.ts";

/** `batch.tryAdd(event);` gives false: the call itself is the condition. */
export function answerOnTheSpot(draft: Draft, call: Call): ResultSite | null {
  const value = wrapped(call);
  const { parent } = value;
  const statement = parent?.type === "ExpressionStatement" ? parent : null;
  const arrow = parent?.type === "ArrowFunctionExpression" && parent.body === value ? parent : null;
  const at = statement ?? arrow?.body;
  if (!at) return null;
  return {
    node: value,
    statement,
    fail: (problem) => ["throw ", ...problem],
    write(check, react) {
      const of = (): string => draft.textOf(value);
      const base = draft.indentAt((arrow ?? at).range[0]);
      const test = testLines(draft, check.test(of), react(of));
      const { lineEnd, indent } = draft.style;
      const text = statement
        ? draft.lines([test], base).slice(1)
        : code`{${lineEnd}${draft.lines([test], base + indent)}${lineEnd}${base}}`;
      draft.replace({ start: at.range[0], end: at.range[1] }, text);
      return true;
    },
  };
}
