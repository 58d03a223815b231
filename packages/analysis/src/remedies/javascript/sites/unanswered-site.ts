import type { TSESTree } from "@typescript-eslint/types";
import type { Unanswered } from "../../../model/unanswered.ts";
import { enclosingFunction, type Node } from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import { blockSite, isAsync, statement } from "./block-site.ts";
import { callbackSite } from "./callback-site.ts";
import { nodesAt } from "./find-node.ts";
import { catchSite } from "./handler-site.ts";
import { elseSite } from "./else-site.ts";
import type { Site } from "./site.ts";

/** The path of a request's handler that ends without an answer; the paths beside it that do answer stay as they are. */
export function unansweredSite(draft: Draft, { place }: Unanswered, response: string): Site | null {
  const nodes = nodesAt(draft.reading.file, place.start);
  const answers = (node: Node) =>
    new RegExp(`\\b${response}\\.(?:json|send|end|sendStatus|redirect|render|status\\([^()]*\\)\\.)`).test(
      draft.textOf(node),
    );
  for (const node of nodes) {
    if (node.type === "CatchClause") return inClause(draft, node, answers);
    if (node.type === "IfStatement") {
      if (answers(node.consequent)) return node.alternate ? null : elseSite(draft, node);
      return blockSite(draft, node.consequent, () => errorAround(node));
    }
    const call = node.parent?.parent;
    if (node.parent?.type === "MemberExpression" && node.parent.property === node && call?.type === "CallExpression")
      return call.arguments[0] ? callbackSite(draft, call.arguments[0]) : null;
  }
  return null;
}

/** Where some errors are answered, the others get the `else` or the `default` that is missing. */
function inClause(draft: Draft, clause: TSESTree.CatchClause, answers: (node: Node) => boolean): Site | null {
  const whole = catchSite(draft, clause);
  const last = clause.body.body.at(-1);
  if (!whole || !last || !answers(last)) return whole;
  const lastIf = last.type === "IfStatement" ? lastOfChain(last) : null;
  if (lastIf) return lastIf.alternate ? null : { ...elseSite(draft, lastIf), error: whole.error };
  return last.type === "SwitchStatement" ? defaultSite(draft, last, whole) : null;
}

function lastOfChain(branch: TSESTree.IfStatement): TSESTree.IfStatement {
  return branch.alternate?.type === "IfStatement" ? lastOfChain(branch.alternate) : branch;
}

function defaultSite(draft: Draft, choice: TSESTree.SwitchStatement, whole: Site): Site | null {
  const last = choice.cases.at(-1);
  if (!last || choice.cases.some(({ test }) => test === null)) return null;
  return {
    node: choice,
    body: [],
    isAsync: isAsync(enclosingFunction(choice)),
    leaves: false,
    throws: true,
    error: whole.error,
    write(lines, leave) {
      const { lineEnd, indent } = draft.style;
      const base = draft.indentAt(last.range[0]);
      const all = [...lines, ...(leave ? [leave] : [])].map((line) => statement(draft, line));
      draft.insert(last.range[1], code`${lineEnd}${base}default:${lineEnd}${draft.lines(all, base + indent)}`);
    },
  };
}

function errorAround(node: Node): string | null {
  for (let current = node.parent; current; current = current.parent)
    if (current.type === "CatchClause") return current.param?.type === "Identifier" ? current.param.name : null;
  return null;
}
