import type { TSESTree } from "@typescript-eslint/types";
import { saysNothing } from "../failure-paths/verdict-after.ts";
import type { Reading } from "../reading.ts";
import { contains, isFunction, placeOf, statementsOf, type Node } from "../syntax/node.ts";
import { afterOf, mayBeAnsweredBefore, staysSilent } from "./stays-silent.ts";
import type { Answering, Path } from "./unanswered.ts";

/** The caller has gone, or somebody else has answered. */
const nobodyWaits =
  /headersSent|writableEnded|finished|destroyed|aborted|closed|cancel|upgrade|hijack|disconnect|signal/i;

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
  if (last?.type !== "ReturnStatement" || !saysNothing(last.argument)) return null;
  if (isInFailureHandler(branch, fn) || nobodyWaits.test(reading.file.textOf(branch.test))) return null;
  if (response.isUsedIn(branch.test) || !staysSilent(reading, response, statements)) return null;
  if (mayBeAnsweredBefore(response, branch, home) || isAnsweredWhileLeaving(reading, response, branch, fn)) return null;
  if (
    ![...(branch.alternate ? [branch.alternate] : []), ...afterOf(branch, fn)].some((node) => response.isUsedIn(node))
  )
    return null;
  const { level } = reading.reports.of(statements, []);
  const test = reading.file.textOf(branch.test).replace(/\s+/g, " ");
  return {
    form: "guard",
    place: { start: branch.range[0], end: branch.test.range[1] + 1 },
    cause: `\`${test.length <= 60 ? test : `${test.slice(0, 57)}…`}\` holds`,
    causePlace: placeOf(branch.test),
    report: level,
    explained: reading.intent.explains(branch) || reading.intent.explains(branch.consequent, branch.range[0]),
  };
}

function isInFailureHandler(branch: Node, fn: Node): boolean {
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
