import type { TSESTree } from "@typescript-eslint/types";
import type { Place } from "../../../model/place.ts";
import { parameterVariables } from "../handlers/parameter-variables.ts";
import { siteOf } from "../handlers/site-of.ts";
import { functionOf, knownHandler } from "../handlers/promise-handler.ts";
import type { Reading } from "../reading.ts";
import { Ends } from "../syntax/ends-of.ts";
import { bodyOf, calledName, contains, pathOf, placeOf, receiverOf, type Call, type Node } from "../syntax/node.ts";
import { nobodyWaits } from "./nobody-waits.ts";
import { quietPaths, type Quiet } from "./quiet-paths.ts";
import { afterOf, mayBeAnsweredBefore, staysSilent } from "./stays-silent.ts";
import type { Answering, Path } from "./unanswered.ts";

/** `catch (error) { log(error) }` and `.catch(log)` around an answer that does not come then. */
export function* failuresWithoutAnswer(reading: Reading, answering: Answering): Generator<Path> {
  const body = reading.file.bodyOf(answering.fn);
  for (const node of body.tries) {
    const path = ofTry(reading, answering, node);
    if (path) yield path;
  }
  for (const call of body.calls) {
    const path = calledName(call) === "catch" ? ofChain(reading, answering, call) : null;
    if (path) yield path;
  }
}

function ofTry(reading: Reading, { home, fn, response }: Answering, node: TSESTree.TryStatement): Path | null {
  const { handler, finalizer, block } = node;
  const answer = response.firstIn(block);
  if (!handler || !answer) return null;
  const cause = firstCall(reading, block, answer);
  if (!cause || mayBeAnsweredBefore(response, node, home)) return null;
  if (finalizer && !staysSilent(reading, response, finalizer.body)) return null;
  const quiet = quietIn(reading, response, handler.body.body);
  if (quiet.ends === 0) return null;
  const leaves = (quiet.ends & Ends.byReturn) !== 0;
  const after = afterOf(node, fn);
  if (!leaves && after.length > 0 && !staysSilent(reading, response, after)) return null;
  const errors = handler.param ? reading.bindings.declaredBy(handler) : [];
  // Given to a function that this file does not show, the error may be answered there.
  const { level } = reading.reports.of(quiet.statements, errors);
  if (level === "failed" && !response.isPreparedIn(handler)) return null;
  const whole = { start: handler.range[0], end: handler.param ? handler.param.range[1] + 1 : handler.range[0] + 5 };
  return {
    form: "failure",
    place: (response.isUsedIn(handler) ? placeOfExit(quiet, handler) : null) ?? whole,
    cause: `\`${pathOf(cause.callee) ?? calledName(cause) ?? "a call"}()\` fails`,
    causePlace: placeOf(cause),
    report: level,
    explained: reading.intent.explains(handler),
  };
}

function quietIn(reading: Reading, response: Answering["response"], nodes: readonly Node[]): Quiet {
  return quietPaths(nodes, response, reading.summaries.neverReturns, (test) => nobodyWaits(reading.file.textOf(test)));
}

/** The guard by which a handler leaves that answers otherwise: `if (!isMissing(error)) return;` */
function placeOfExit({ ends, exits }: Quiet, handler: Node): Place | null {
  const [exit, ...more] = exits;
  if (!exit || more.length > 0 || ends & Ends.normally) return null;
  for (let node: Node | undefined = exit.parent; node && node !== handler; node = node.parent)
    if (node.type === "IfStatement") return { start: node.range[0], end: node.test.range[1] + 1 };
  return null;
}

/** The first call that can fail before the answer is given. */
function firstCall(reading: Reading, block: Node, answer: Node): Call | null {
  let found: Call | null = null;
  reading.file.descend(block, (node) => {
    if (found || node.range[0] >= answer.range[0]) return false;
    // `res.json(await find())` begins before the call that can fail.
    if (node.type === "CallExpression" && !contains(node.callee, answer) && reading.operations.of(node)?.kind !== "log")
      found = node;
    return undefined;
  });
  return found ?? awaitedIn(reading, block, answer);
}

/** `res.json(await find())`. */
function awaitedIn(reading: Reading, block: Node, answer: Node): Call | null {
  let found: Call | null = null;
  reading.file.descend(block, (node) => {
    if (node.type !== "AwaitExpression" || node.argument.type !== "CallExpression" || found) return !found;
    const statement = siteOf(node);
    if (contains(statement, answer)) found = node.argument;
    return undefined;
  });
  return found;
}

/** `find(id).then((row) => res.json(row)).catch(log)`. */
function ofChain(reading: Reading, { home, fn, response }: Answering, call: Call): Path | null {
  const receiver = receiverOf(call);
  const argument = call.arguments[0];
  if (!receiver || !argument || !response.isUsedIn(receiver)) return null;
  const site = siteOf(call);
  if (response.isUsedBetween(argument.range[1], site.range[1])) return null;
  if (mayBeAnsweredBefore(response, site, home) || afterOf(site, fn).some((node) => response.isUsedIn(node)))
    return null;
  const handler = functionOf(reading, argument);
  const quiet = handler ? quietIn(reading, response, bodyOf(handler)) : null;
  if (quiet ? quiet.ends === 0 : response.isUsedIn(argument)) return null;
  const level =
    handler && quiet
      ? reading.reports.of(quiet.statements, parameterVariables(reading, handler, 0)).level
      : knownHandler(argument).level;
  if (level === "failed") return null;
  return {
    form: "failure",
    place: placeOf(call.callee.type === "MemberExpression" ? call.callee.property : call),
    cause: `\`${rootCall(receiver)}\` fails`,
    causePlace: placeOf(receiver),
    report: level,
    explained: reading.intent.explains(site),
  };
}

function rootCall(receiver: Node): string {
  let node = receiver;
  while (node.type === "CallExpression" && /^(?:then|finally)$/.test(calledName(node) ?? ""))
    node = receiverOf(node) ?? node;
  return `${pathOf(node.type === "CallExpression" ? node.callee : node) ?? "the promise"}()`;
}
