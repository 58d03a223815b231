import type { TSESTree } from "@typescript-eslint/types";
import { saysNothing } from "../failure-paths/verdict-after.ts";
import type { Reading } from "../reading.ts";
import { clip } from "../syntax/clip.ts";
import { hasErrorFirstCallback } from "../syntax/chain.ts";
import {
  calledName,
  contains,
  isFunction,
  pathOf,
  placeOf,
  statementsOf,
  type Call,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import { nobodyWaits } from "./nobody-waits.ts";
import { afterOf, mayBeAnsweredBefore, staysSilent } from "./stays-silent.ts";
import type { Answering, Path } from "./unanswered.ts";

/** `if (!user) return;` in a handler that answers everywhere else. */
export function* guardsWithoutAnswer(reading: Reading, answering: Answering): Generator<Path> {
  for (const branch of reading.file.bodyOf(answering.fn).branches) {
    const path = branch.type === "IfStatement" ? ofGuard(reading, answering, branch) : null;
    if (path) yield path;
  }
}

function ofGuard(reading: Reading, { home, fn, response }: Answering, branch: TSESTree.IfStatement): Path | null {
  const statements = statementsOf(branch.consequent);
  const last = statements.at(-1);
  if (last?.type !== "ReturnStatement") return ofForgotten(reading, { home, fn, response }, branch);
  if (!saysNothing(last.argument)) return null;
  if (isInFailureHandler(branch, fn) || nobodyWaits(reading.file.textOf(branch.test))) return null;
  if (response.isUsedIn(branch.test) || !staysSilent(reading, response, statements)) return null;
  if (mayBeAnsweredBefore(response, branch, home) || isAnsweredWhileLeaving(reading, response, branch, fn)) return null;
  if (
    ![...(branch.alternate ? [branch.alternate] : []), ...afterOf(branch, fn)].some((node) => response.isUsedIn(node))
  )
    return null;
  return makePath(reading, branch, statements, failedCall(fn, branch.test), "holds");
}

/** `if (order) res.json(order);` as the last that is done: without an order, nobody answers. */
function ofForgotten(reading: Reading, { home, fn, response }: Answering, branch: TSESTree.IfStatement): Path | null {
  if (branch.alternate || (branch.parent.type === "IfStatement" && branch.parent.alternate === branch)) return null;
  if (!response.isUsedIn(branch.consequent) || response.isUsedIn(branch.test)) return null;
  if (isInFailureHandler(branch, fn) || nobodyWaits(reading.file.textOf(branch.test))) return null;
  if (afterOf(branch, fn).length > 0 || mayBeAnsweredBefore(response, branch, home)) return null;
  if (isAnsweredWhileLeaving(reading, response, branch, fn)) return null;
  return makePath(
    reading,
    branch,
    [],
    negated(branch.test) ? failedCall(fn, negated(branch.test)) : null,
    "does not hold",
  );
}

function negated(test: Node): Node | null {
  return test.type === "UnaryExpression" && test.operator === "!" ? test.argument : null;
}

/** `find(id, (error, row) => { if (error) return; … })`: the call that fails when this test holds. */
function failedCall(fn: FunctionNode, test: Node | null): Call | null {
  const [error] = fn.params;
  const isError = error?.type === "Identifier" && test?.type === "Identifier" && test.name === error.name;
  return isError && fn.parent.type === "CallExpression" && hasErrorFirstCallback(fn.parent) ? fn.parent : null;
}

function makePath(
  reading: Reading,
  branch: TSESTree.IfStatement,
  statements: readonly Node[],
  failed: Call | null,
  holds: string,
): Path {
  return {
    form: failed ? "failure" : "guard",
    place: { start: branch.range[0], end: branch.test.range[1] + 1 },
    cause: failed
      ? `\`${pathOf(failed.callee) ?? calledName(failed) ?? "a call"}()\` fails`
      : `\`${clip(reading.file.textOf(branch.test))}\` ${holds}`,
    causePlace: placeOf(failed ?? branch.test),
    report: reading.reports.of(statements, []).level,
    explained: reading.intent.explains(branch) || reading.intent.explains(branch.consequent, branch.range[0]),
  };
}

function isInFailureHandler(branch: Node, fn: FunctionNode): boolean {
  if (fn.parent.type === "CallExpression" && calledName(fn.parent) === "catch") return true;
  for (let node = branch.parent; node && node !== fn; node = node.parent) if (node.type === "CatchClause") return true;
  return false;
}

/** In `finally`, or in an event listener that answers when all is there. */
function isAnsweredWhileLeaving(
  reading: Reading,
  response: Answering["response"],
  branch: Node,
  fn: Answering["fn"],
): boolean {
  for (let node: Node | undefined = branch.parent; node && node !== fn; node = node.parent)
    if (node.type === "TryStatement" && node.finalizer && response.isUsedIn(node.finalizer)) return true;
  const call = fn.parent;
  // `request.on('data', (chunk) => { if (full) return; … })`: the answer comes with another event.
  return (
    isFunction(fn) &&
    call.type === "CallExpression" &&
    contains(call, fn) &&
    /\.(?:on|once|addListener|forEach|map|filter|setInterval)$/.test(reading.file.textOf(call.callee))
  );
}
