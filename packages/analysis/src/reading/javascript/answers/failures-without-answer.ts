import type { TSESTree } from "@typescript-eslint/types";
import { parameterVariables } from "../handlers/parameter-variables.ts";
import { siteOf } from "../handlers/site-of.ts";
import { functionOf, knownHandler } from "../handlers/promise-handler.ts";
import type { Reading } from "../reading.ts";
import { Ends, endsOf } from "../syntax/ends-of.ts";
import { bodyOf, calledName, contains, pathOf, placeOf, receiverOf, type Call, type Node } from "../syntax/node.ts";
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
  const arm = [...handler.body.body, ...(finalizer?.body ?? [])];
  if (!staysSilent(reading, response, arm)) return null;
  const leaves = !(endsOf(handler.body.body, reading.summaries.neverReturns) & Ends.normally);
  if (!leaves && afterOf(node, fn).length > 0 && !staysSilent(reading, response, afterOf(node, fn))) return null;
  const errors = handler.param ? reading.bindings.declaredBy(handler) : [];
  // Given to a function that this file does not show, the error may be answered there.
  const { level } = reading.reports.of(handler.body.body, errors);
  if (level === "failed" && !response.isPreparedIn(handler)) return null;
  return {
    form: "failure",
    place: { start: handler.range[0], end: handler.param ? handler.param.range[1] + 1 : handler.range[0] + 5 },
    cause: `\`${pathOf(cause.callee) ?? calledName(cause) ?? "a call"}()\` fails`,
    causePlace: placeOf(cause),
    report: level,
    explained: reading.intent.explains(handler),
  };
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
  if (!receiver || !argument || !response.isUsedIn(receiver) || response.isUsedIn(argument)) return null;
  const site = siteOf(call);
  if (response.isUsedBetween(argument.range[0], site.range[1])) return null;
  if (mayBeAnsweredBefore(response, site, home) || afterOf(site, fn).some((node) => response.isUsedIn(node)))
    return null;
  const handler = functionOf(reading, argument);
  if (handler && !staysSilent(reading, response, bodyOf(handler))) return null;
  const level = handler
    ? reading.reports.of(bodyOf(handler), parameterVariables(reading, handler, 0)).level
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
