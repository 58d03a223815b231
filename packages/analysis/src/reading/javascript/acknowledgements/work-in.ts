import type { Operation } from "../../../model/operation.ts";
import { isWrite } from "../../../model/operation.ts";
import { roleByName } from "../../../vocabulary/role-names.ts";
import { isEffectVerb, storesRecord } from "../../../vocabulary/write-names.ts";
import { answerOf } from "../failure-paths/answer-of.ts";
import { isPlain } from "../guards/skipped-work.ts";
import { isLookupName, isParserName } from "../guards/guard-words.ts";
import type { Reading } from "../reading.ts";
import { isPromiseMethod } from "../syntax/chain.ts";
import { calledName, isFunction, pathOf, placeOf, unwrap, type Call, type Node } from "../syntax/node.ts";
import type { Payload } from "../units/payload.ts";

export interface Work {
  readonly call: Node;
  readonly operation: Operation;
}

/** Verbs of what comes after the work: waiting, tidying up, telling others about it. */
const afterwards =
  /^(?:sleep|wait|delay|heartbeat|release|unlock|close|end|disconnect|destroy|stop|clear|track|log|notify|reply|respond|answer|ack|nack|emit|remove|delete|unlink|cleanup|flush|next|done|commit|resolve|pause|resume|report|trace|measure|observe|record|set(?:Timeout|Immediate|Interval)|invalidate|extend|renew|touch|ping|drain|shutdown|all|allSettled|race)(?:[A-Z_]|$)/;

/** Verbs that only take the next message. */
const receiving = /^(?:x?read|receive|poll|consume|pull|next|[bl]?[lr]?pop|xautoclaim|xclaim|subscribe)/i;

/**
 * Everything in these statements that the unit exists for: main writes, and calls nobody can see into that are waited
 * for and either named like an effect or given what the unit was given.
 */
export function workIn(reading: Reading, nodes: readonly Node[], payload: Payload | null): readonly Work[] {
  const found: Work[] = [];
  for (const root of nodes)
    reading.file.descend(root, (node) => {
      if (isFunction(node) && node !== root && node.parent.type !== "CallExpression") return false;
      if (node.type === "CatchClause") return false;
      if (node.type === "TaggedTemplateExpression") {
        const operation = reading.operations.of(node);
        if (operation && isMain(operation)) found.push({ call: node, operation });
        return undefined;
      }
      if (node.type !== "CallExpression") return undefined;
      const operation = reading.summaries.writeOf(node);
      if (operation) {
        if (isMain(operation)) found.push({ call: node, operation });
      } else if (isUnknownWork(reading, node, payload)) found.push({ call: node, operation: unknownWork(node) });
      return undefined;
    });
  return found;
}

function isMain(operation: Operation): boolean {
  return (
    isWrite(operation) &&
    operation.role === "primary" &&
    (operation.tier === "primary" || operation.tier === "effect" || operation.tier === "admin")
  );
}

function isUnknownWork(reading: Reading, call: Call, payload: Payload | null): boolean {
  const name = calledName(call) ?? "";
  if (
    call.arguments.length === 0 ||
    afterwards.test(name) ||
    receiving.test(name) ||
    isLookupName(name) ||
    isParserName(name)
  )
    return false;
  if (isPromiseMethod(call) || isPlain(call) || answerOf(call) !== null || reading.operations.of(call)) return false;
  const path = pathOf(call.callee) ?? name;
  if (roleByName(path) === "secondary" || asksForMore(call)) return false;
  const waits = waitingFor(reading, call);
  if (waits === null) return false;
  const effect = isEffectVerb(name);
  const given = payload !== null && call.arguments.some((argument) => payload.concerns(argument));
  return waits === "result" ? effect && given : effect || given;
}

/** `client.send(new ReceiveMessageCommand({…}))`: the command's name says that nothing is done. */
function asksForMore(call: Call): boolean {
  const command = call.arguments[0];
  return (
    command?.type === "NewExpression" &&
    /^(?:Receive|Get|List|Describe|Head|Query|Scan)/.test(calledName(command) ?? "")
  );
}

/** `nothing` when the call stands alone and is waited for, `result` when somebody takes what it gives. */
function waitingFor(reading: Reading, call: Call): "nothing" | "result" | null {
  let node: Node = call;
  let waited = reading.summaries.calledBy(call)?.async ?? false;
  for (let parent: Node | undefined = node.parent; parent; node = parent, parent = node.parent) {
    switch (parent.type) {
      case "AwaitExpression":
        waited = true;
        break;
      case "ChainExpression":
      case "UnaryExpression":
      case "MemberExpression":
      case "ArrayExpression":
        break;
      case "CallExpression":
        // `work(msg).catch(log)`, and the lists that `Promise.all` waits for.
        if (parent.callee !== node && !/^(?:all|allSettled|race|push)$/.test(calledName(parent) ?? "")) return null;
        if (parent.callee === node && !isPromiseMethod(parent)) return null;
        waited = true;
        break;
      case "ArrowFunctionExpression":
        return parent.body === node && parent.parent.type === "CallExpression" ? "nothing" : null;
      case "ExpressionStatement":
        return waited ? "nothing" : null;
      case "ReturnStatement":
        return "nothing";
      case "VariableDeclarator":
      case "AssignmentExpression":
        return waited ? "result" : null;
      default:
        return null;
    }
  }
  return null;
}

function unknownWork(call: Call): Operation {
  const path = pathOf(unwrap(call.callee)) ?? calledName(call) ?? "the work";
  return {
    kind: "write",
    certainty: "likely",
    name: `${path}()`,
    library: null,
    tier: storesRecord(calledName(call) ?? "") ? "primary" : "effect",
    role: "primary",
    place: placeOf(call),
    resource: null,
    drift: "none",
  };
}
