import type { UnreadResult } from "../../../model/unread-result.ts";
import type { PlanText } from "../../../model/plan.ts";
import { hasErrorFirstCallback, promiseCallsOn } from "../../../reading/javascript/syntax/chain.ts";
import {
  calledName,
  enclosingFunction,
  isFunction,
  wrapped,
  type Call,
  type Node,
} from "../../../reading/javascript/syntax/node.ts";
import type { Check } from "../checks/check.ts";
import type { Access } from "../checks/check.ts";
import type { Draft } from "../source/draft.ts";
import { answerInCallback } from "./answer-in-callback.ts";
import { answerInChain } from "./answer-in-chain.ts";
import { answerInStatement } from "./answer-in-statement.ts";
import { answerOnTheSpot } from "./answer-on-the-spot.ts";
import { answerReturned } from "./answer-returned.ts";
import { nodesAt } from "../sites/find-node.ts";

/** Where an answer arrives that nobody reads, as something that a check can be written into. */
export interface ResultSite {
  /** A node there: names that it sees can be used. */
  readonly node: Node;
  /** The statement that takes the answer, when it runs as a step of its function. */
  readonly statement: Node | null;
  /** What ends the path with an error: a throw, or a call of the callback that is given errors. Null where neither can be had. */
  fail(problem: PlanText): PlanText | null;
  /** Writes the check, and what is done when it tells of a failure. Call it once. */
  write(check: Check, react: (of: Access) => readonly PlanText[]): boolean;
}

/** The place of an unread result; null where nothing can be written. */
export function resultSite(draft: Draft, fact: UnreadResult): ResultSite | null {
  const found = callAt(draft, fact.place);
  if (!found) return null;
  if (hasErrorFirstCallback(found)) return answerInCallback(draft, found);
  const call = promised(found);
  const prefix = prefixOf(draft, fact, found);
  if (fact.result.of === "returned") return answerOnTheSpot(draft, call);
  if (promiseCallsOn(call).length > 0) return answerInChain(draft, call, prefix);
  const value = wrapped(call);
  const home = enclosingFunction(call);
  const waits = awaits(value, call);
  const { parent } = value;
  if (!parent) return null;
  if (parent.type === "ReturnStatement" && (waits || home?.async)) return answerReturned(draft, value, parent, prefix);
  if (isFunction(parent) && parent.body === value) return answerReturned(draft, value, parent, prefix);
  const isStep = parent.type === "ExpressionStatement" && (waits || home === null || home.async);
  const isTaken =
    waits &&
    (parent.type === "VariableDeclarator" ||
      (parent.type === "AssignmentExpression" && parent.parent.type === "ExpressionStatement"));
  if (isStep || isTaken) return answerInStatement(draft, fact, value, waits, prefix);
  return parent.type === "ExpressionStatement" ? null : answerInChain(draft, call, prefix);
}

/** The call whose callee stands in a place. */
export function callAt(draft: Draft, place: { readonly start: number; readonly end: number }): Call | null {
  for (const node of nodesAt(draft.reading.file, place.start))
    if (node.type === "CallExpression" && (node.callee.range[1] === place.end || node.range[1] === place.end))
      return node;
  return null;
}

/** `dynamo.batchWrite(…).promise()` of the AWS SDK's second version. */
function promised(call: Call): Call {
  const member = call.parent;
  const outer = member.type === "MemberExpression" && member.object === call ? member.parent : null;
  return outer?.type === "CallExpression" && outer.callee === member && calledName(outer) === "promise" ? outer : call;
}

function awaits(value: Node, call: Node): boolean {
  for (let node: Node | undefined = value; node && node !== call; node = childTo(node))
    if (node.type === "AwaitExpression") return true;
  return false;
}

/** One step down through what only wraps a value. */
function childTo(node: Node): Node | undefined {
  if (node.type === "AwaitExpression") return node.argument;
  return "expression" in node && typeof node.expression === "object" ? (node.expression as Node) : undefined;
}

/** The client of OpenSearch, and older ones of Elasticsearch, wrap what they were answered in a body. */
function prefixOf(draft: Draft, { operation }: UnreadResult, call: Call): string {
  const isDirect = operation.place.start === call.range[0] && operation.place.end === call.range[1];
  if (!isDirect) return "";
  if (operation.library === "@opensearch-project/opensearch") return "body";
  const isOld = /\.body\.(?:took|items|errors|hits|_id)\b/.test(draft.reading.file.input.text);
  return operation.library === "@elastic/elasticsearch" && isOld ? "body" : "";
}
