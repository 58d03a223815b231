import { reportLevels, strongest, type ReportLevel } from "../../../model/report.ts";
import { parameterVariables } from "../handlers/parameter-variables.ts";
import { functionOf, knownHandler } from "../handlers/promise-handler.ts";
import type { Reading } from "../reading.ts";
import { promiseCallsOn } from "../syntax/chain.ts";
import { bodyOf, calledName, contains, isFunction, type FunctionNode, type Node } from "../syntax/node.ts";
import type { TSESTree } from "@typescript-eslint/types";

/**
 * Whether somebody hears of a failure here although the work is off the list: a count, an alert, a dead letter, another
 * try. A throw is not enough, for nobody delivers again; it is followed into callers of the same file.
 */
export function isHeard(reading: Reading, work: Node, home: FunctionNode): boolean {
  if (isHeardWithin(reading, work, home)) return true;
  return reading.units.callersOf(home).some((call) => isHeardWithin(reading, call, null));
}

/** Whether a failure of this node is caught at all before it leaves the function. */
export function isCaughtWithin(work: Node, home: FunctionNode): boolean {
  for (let node: Node | undefined = work; node && node !== home; node = node.parent)
    if (handlerOf(node, work) || catchesOf(node).length > 0) return true;
  return false;
}

function isHeardWithin(reading: Reading, work: Node, home: FunctionNode | null): boolean {
  for (let node: Node | undefined = work; node && node !== home; node = node.parent) {
    const handler = handlerOf(node, work);
    if (handler && counts(reportOf(reading, handler))) return true;
    for (const call of catchesOf(node)) {
      const argument = call.arguments.at(-1);
      const fn = argument ? functionOf(reading, argument) : null;
      const level = fn
        ? reading.reports.of(bodyOf(fn), parameterVariables(reading, fn, 0)).level
        : argument
          ? knownHandler(argument).level
          : "silent";
      if (counts(level)) return true;
    }
    if (home === null && isFunction(node)) return false;
  }
  return false;
}

function counts(level: ReportLevel): boolean {
  return reportLevels.indexOf(level) >= reportLevels.indexOf("counted");
}

function handlerOf(node: Node, work: Node): TSESTree.CatchClause | null {
  return node.type === "TryStatement" && contains(node.block, work) ? node.handler : null;
}

function catchesOf(node: Node): readonly TSESTree.CallExpression[] {
  if (node.type !== "CallExpression") return [];
  return promiseCallsOn(node).filter(
    (call) => calledName(call) === "catch" || (calledName(call) === "then" && call.arguments.length > 1),
  );
}

/** What a catch clause reports besides throwing on. */
export function reportOf(reading: Reading, handler: TSESTree.CatchClause): ReportLevel {
  const errors = handler.param ? reading.bindings.declaredBy(handler) : [];
  const statements = handler.body.body.filter((node) => node.type !== "ThrowStatement");
  const { level, carriers } = reading.reports.of(statements, errors);
  return strongest(level, reading.carriers.reportOf(carriers, handler));
}
