import type { TSESTree } from "@typescript-eslint/types";
import type { Guard } from "../../../model/guard.ts";
import { enclosingFunction, unwrap, wrapped, type Node } from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import { blockSite, isAsync, statement } from "./block-site.ts";
import { catchSite } from "./handler-site.ts";
import { elseSite } from "./else-site.ts";
import { nodesAt } from "./find-node.ts";
import type { Site } from "./site.ts";

/** The path on which a guard leaves: an arm, an arm that is not there yet, a `catch` around a parser. */
export function guardSite(draft: Draft, guard: Guard): Site | null {
  const nodes = nodesAt(draft.reading.file, guard.place.start);
  const clause = nodes.find((node) => node.type === "CatchClause");
  if (clause) return catchSite(draft, clause);
  const branch = nodes.find((node) => node.type === "IfStatement");
  if (branch) return armSite(draft, branch, guard);
  const choice = nodes.find((node) => node.type === "LogicalExpression" || node.type === "ConditionalExpression");
  return choice ? expressionSite(draft, choice) : null;
}

function armSite(draft: Draft, branch: TSESTree.IfStatement, guard: Guard): Site | null {
  const { consequent, alternate } = branch;
  const work = guard.skipped?.place;
  const isWorkInside = work !== undefined && consequent.range[0] <= work.start && work.end <= consequent.range[1];
  const arm = isWorkInside ? alternate : consequent;
  if (arm) return arm.type === "IfStatement" ? null : blockSite(draft, arm, () => null);
  return elseSite(draft, branch);
}

/** `order && (await ship(order));` and `order ? ship(order) : null;` become an `if` with both arms. */
function expressionSite(
  draft: Draft,
  choice: TSESTree.LogicalExpression | TSESTree.ConditionalExpression,
): Site | null {
  const whole = wrapped(choice);
  const { parent } = whole;
  if (parent?.type !== "ExpressionStatement") return null;
  const { style, reading } = draft;
  const [test, work] =
    choice.type === "LogicalExpression"
      ? [choice.left, choice.right]
      : isIdle(choice.consequent)
        ? [choice.test, choice.alternate]
        : [choice.test, choice.consequent];
  const negated = choice.type === "LogicalExpression" ? choice.operator === "||" : isIdle(choice.consequent);
  const condition = reading.file.textOf(test);
  const awaits = whole !== choice && whole.type === "AwaitExpression" && unwrap(work) === work ? "await " : "";
  return {
    node: parent,
    body: [],
    isAsync: isAsync(enclosingFunction(parent)),
    leaves: false,
    throws: true,
    error: () => null,
    write(lines, leave) {
      const base = draft.indentAt(parent.range[0]);
      const inner = base + style.indent;
      const all = [...lines, ...(leave ? [leave] : [])].map((line) => statement(draft, line));
      const doIt = draft.lines([statement(draft, [`${awaits}${reading.file.textOf(work)}`])], inner);
      draft.replace(
        { start: parent.range[0], end: parent.range[1] },
        code`if (${negated ? `!(${condition})` : condition}) {${style.lineEnd}${doIt}${style.lineEnd}${base}} else {${style.lineEnd}${draft.lines(all, inner)}${style.lineEnd}${base}}`,
      );
    },
  };
}

function isIdle(node: Node): boolean {
  return (
    node.type === "Identifier" ||
    node.type === "Literal" ||
    (node.type === "UnaryExpression" && node.operator === "void")
  );
}
