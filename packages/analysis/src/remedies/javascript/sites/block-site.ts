import type { PlanText } from "../../../model/plan.ts";
import {
  enclosingFunction,
  statementsOf,
  type FunctionNode,
  type Node,
  type Statement,
} from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import type { Site } from "./site.ts";
import { appendToBlock } from "../edits/append-to-block.ts";
import { insertBefore } from "../edits/insert-before.ts";
import { wrapInBlock } from "../edits/wrap-in-block.ts";

/** A failure path that is a block, or the one statement of an `if`. */
export function blockSite(
  draft: Draft,
  block: Statement,
  error: () => string | null,
  {
    node = block as Node,
    throws = true,
    passOn = null,
  }: { readonly node?: Node; readonly throws?: boolean; readonly passOn?: Site["passOn"] } = {},
): Site {
  const body = statementsOf(block);
  const last = body.at(-1);
  const exit = last && leaves(last) ? last : null;
  return {
    node,
    body,
    isAsync: isAsync(enclosingFunction(block)),
    leaves: exit !== null,
    throws,
    passOn: passOn ?? null,
    error,
    write(lines, leave) {
      const ended = lines.map((line) => statement(draft, line));
      const all = leave ? [...ended, statement(draft, leave)] : ended;
      if (all.length === 0) return;
      if (block.type !== "BlockStatement") {
        const keeps = !(leave && exit);
        // What leaves comes last; what does not stays first.
        if (exit || !keeps) wrapInBlock(draft, block, all, keeps);
        else wrapInBlock(draft, block, [[draft.movedText(block)], ...all], false);
      } else if (exit && leave) {
        if (ended.length > 0) insertBefore(draft, exit, ended);
        replaceStatement(draft, exit, statement(draft, leave));
      } else if (exit) insertBefore(draft, exit, all);
      else appendToBlock(draft, block, all);
    },
  };
}

/** A line as a statement; blocks and comments need no semicolon. */
export function statement(draft: Draft, line: PlanText): PlanText {
  const [first] = line;
  const isComplete = typeof first === "string" && /^(?:(?:if|for|try|function|async function)\b|\/[/*])/.test(first);
  return isComplete ? line : code`${line}${draft.style.semicolon}`;
}

function replaceStatement(draft: Draft, node: Node, text: PlanText): void {
  draft.replace({ start: node.range[0], end: node.range[1] }, text);
}

export function leaves(node: Node): boolean {
  return (
    node.type === "ReturnStatement" ||
    node.type === "ContinueStatement" ||
    node.type === "BreakStatement" ||
    node.type === "ThrowStatement"
  );
}

/** At the top of a module, `await` can be written as well. */
export function isAsync(home: FunctionNode | null): boolean {
  return home === null || home.async;
}
