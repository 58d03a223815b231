import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { isEmptyValue, isFalsy } from "../failure-paths/error-values.ts";
import { saysNothing } from "../failure-paths/verdict-after.ts";
import type { Reading } from "../reading.ts";
import { Ends, endsOf } from "../syntax/ends-of.ts";
import { calledName, contains, statementsOf, unwrap, type Node } from "../syntax/node.ts";

/** Variables from outside that the attempts set: `quote = …`, `attempts++`, `errors.push(…)`. */
export function assignedWithin(reading: Reading, site: Node): readonly Variable[] {
  const found = new Set<Variable>();
  reading.file.descend(site, (node) => {
    const target = targetOf(node);
    const variable = target?.type === "Identifier" ? reading.bindings.variableOf(target) : null;
    const declared = variable?.defs[0];
    if (variable && declared?.type === "Variable" && !contains(site, declared.name as Node)) found.add(variable);
    return undefined;
  });
  return [...found];
}

function targetOf(node: Node): Node | null {
  if (node.type === "AssignmentExpression") return node.left;
  if (node.type === "UpdateExpression") return node.argument;
  const fills = node.type === "CallExpression" && /^(?:push|add|unshift|set)$/.test(calledName(node) ?? "");
  return fills && node.callee.type === "MemberExpression" ? node.callee.object : null;
}

/** `if (!rates) return`: the test after the attempts that leaves without a result. */
export function testOfResult(
  reading: Reading,
  results: readonly Variable[],
  after: readonly Node[],
): TSESTree.IfStatement | null {
  for (const node of after) {
    if (node.type !== "IfStatement" || !reading.reports.mentions(node.test, results)) continue;
    const ends = endsOf(statementsOf(node.consequent), reading.summaries.neverReturns);
    const last = statementsOf(node.consequent).at(-1);
    const givesValue = last?.type === "ReturnStatement" && !saysNothing(last.argument);
    return ends & (Ends.normally | Ends.byThrow) || givesValue ? null : node;
  }
  return null;
}

/** `let rates: Rate[] = []`, filled by an attempt and then used without a look: nothing tells it from an empty result. */
export function isDefaultInUse(variable: Variable, site: Node): boolean {
  const declaration = variable.defs[0]?.node as Node | undefined;
  const initial = declaration?.type === "VariableDeclarator" && declaration.init ? unwrap(declaration.init) : null;
  if (!initial || isFalsy(initial) || !isEmptyValue(initial)) return false;
  return variable.references.every((reference) => {
    const identifier = reference.identifier as Node;
    return !reference.isRead() || contains(site, identifier) || !isTested(identifier);
  });
}

function isTested(identifier: Node): boolean {
  for (let node = identifier, parent = node.parent; parent; node = parent, parent = node.parent) {
    if (parent.type === "IfStatement" || parent.type === "ConditionalExpression") return parent.test === node;
    if (parent.type === "LogicalExpression" || parent.type === "ReturnStatement") return true;
    if (/Statement$|Declaration$/.test(parent.type)) return false;
  }
  return false;
}
