import type { GuardCause } from "../../../model/guard.ts";
import type { Unit } from "../../../model/unit.ts";
import { calledName, pathOf, receiverOf, unwrap, type Call, type Node } from "../syntax/node.ts";
import type { Payload } from "../units/payload.ts";

/**
 * What a condition means in this kind of unit, where its words alone did not say.
 *
 * | unit         | condition                 | means                                                            |
 * |--------------|---------------------------|------------------------------------------------------------------|
 * | job, message | `!child.connected`        | what the work needs is not there now, and the item does not wait |
 * | cron         | `!quote?.rates` of a call | the other side gave no answer; an empty list is no such thing    |
 */
export function causeInUnit(
  payload: Payload,
  unit: Unit,
  test: Node,
  leavesWhen: boolean,
  cause: GuardCause,
): GuardCause {
  const choice = unwrap(test);
  // `!answer || !answer.rates` asks twice for one thing.
  if (
    unit.kind === "cron" &&
    cause === "unclassified" &&
    choice.type === "LogicalExpression" &&
    choice.operator === "||" &&
    leavesWhen
  )
    return [choice.left, choice.right].every(
      (part) => causeInUnit(payload, unit, part, leavesWhen, cause) === "failed-dependency",
    )
      ? "failed-dependency"
      : cause;
  const subject = absentIn(test, leavesWhen);
  if (!subject) return cause;
  const path = pathOf(subject.type === "CallExpression" ? subject.callee : subject) ?? "";
  if ((unit.kind === "job" || unit.kind === "message") && connected.test(path))
    return cause === "unclassified" || cause === "missing-client" ? "failed-dependency" : cause;
  if (unit.kind !== "cron" || cause !== "unclassified") return cause;
  const call = callBehind(payload, subject);
  return call && isRemote(payload, call) ? "failed-dependency" : cause;
}

const connected = /\.(?:connected|isConnected|isOpen|isOnline|online)$/;

/** What has to be there for the unit to go on: `quote.rates` of `!quote?.rates` and of `quote.rates == null`. */
function absentIn(test: Node, leavesWhen: boolean): Node | null {
  let node = unwrap(test);
  let absent = !leavesWhen;
  while (node.type === "UnaryExpression" && node.operator === "!") {
    node = unwrap(node.argument);
    absent = !absent;
  }
  if (node.type !== "BinaryExpression") return absent ? node : null;
  const right = unwrap(node.right);
  const isNothing =
    (right.type === "Literal" && right.value === null) || (right.type === "Identifier" && right.name === "undefined");
  const equal = node.operator === "===" || node.operator === "==";
  return isNothing && equal !== absent ? unwrap(node.left) : null;
}

/** The awaited call that gave a value or one of its fields. */
function callBehind(payload: Payload, subject: Node): Call | null {
  let node = subject;
  while (node.type === "MemberExpression") node = unwrap(node.object);
  const value = payload.valueOf(node);
  return value?.type === "CallExpression" && value.parent.type === "AwaitExpression" ? value : null;
}

/** `provider.latest()`, `this.ratesApi.fetch()`, `fetch(url)`, and the `response.json()` of these. */
function isRemote(payload: Payload, call: Call): boolean {
  if (/^(?:next|poll|claim|take|acquire|peek|pop|dequeue|receive|due)|Due$|Pending|Next/.test(calledName(call) ?? ""))
    return false;
  const path = pathOf(call.callee) ?? "";
  if (remote.test(path) || (client.test(path) && !store.test(path))) return true;
  const receiver = receiverOf(call);
  const before = receiver ? payload.valueOf(receiver) : null;
  return before?.type === "CallExpression" && remote.test(pathOf(before.callee) ?? "");
}

const remote =
  /(?:^|\.)(?:fetch|axios|got|ky)(?:\.|$)|(?:provider|api|gateway|upstream|remote|feed|http)(?:client|service)?\./i;
/** `ratesClient.latest()`, and not `redisClient.get()`. */
const client = /(?:^|\.)[a-z]\w{0,30}Client\./;
const store = /(?:db|redis|cache|prisma|mongo|pg|sql|knex)client\./i;
