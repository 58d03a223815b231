import type { TSESTree } from "@typescript-eslint/types";
import type { GuardCause } from "../../../model/guard.ts";
import { isWrite } from "../../../model/operation.ts";
import { keyedBy } from "./keyed-by.ts";
import { causeOfWords, isEffectName, isLookupName, isParserName } from "./guard-words.ts";
import type { Payload } from "../units/payload.ts";
import type { Reading } from "../reading.ts";
import { calledName, isFunction, memberName, pathOf, unwrap, type Node } from "../syntax/node.ts";

/** A value that a call should have given and did not. */
export function ofMissingResult(reading: Reading, payload: Payload, value: Node): GuardCause | null {
  if (value.type === "MemberExpression" && value.computed && !isIndex(value.property)) {
    // `holders[play.trackId]`, where the holders were looked up for this.
    const table = payload.valueOf(value.object);
    return table?.type === "CallExpression" && isAwaited(table) ? "lookup-miss" : "unknown-type";
  }
  if (value.type === "MemberExpression") {
    const root = optionalRoot(value);
    const holder = root ? payload.valueOf(root) : null;
    return holder?.type === "CallExpression" ? ofMissingResult(reading, payload, holder) : null;
  }
  if (value.type !== "CallExpression") return null;
  const name = calledName(value) ?? "";
  const path = pathOf(value.callee) ?? "";
  if (isFunction(value.callee)) return null;
  // `rows.at(0)` is `rows[0]`.
  if (name === "at" && value.callee.type === "MemberExpression") {
    const holder = payload.valueOf(value.callee.object);
    return holder?.type === "CallExpression" ? ofMissingResult(reading, payload, holder) : null;
  }
  if (/(?:^|\.)(?:caught|catch)$/.test(path) && value.callee.type === "MemberExpression")
    return ofMissingResult(reading, payload, unwrap(value.callee.object));
  const inner = innerCall(value, name);
  if (inner) return ofMissingResult(reading, payload, inner);
  // A function that gave nothing and said so itself.
  const said = reading.summaries.ofCall(value)?.report ?? "silent";
  if (said !== "silent") return "unclassified";
  // Whom to tell is gone: nothing of the work is.
  if (/(?:clients|sockets|connections|listeners|subscribers|peers|viewers|watchers)\.(?:get|find)\w*$/i.test(path))
    return "routing";
  const key = keyedBy(payload, value);
  const keyed = key !== null;
  // `/^orders\/(\w+)/.exec(key)`: a text that is not what it was meant to be.
  if ((name === "exec" || name === "match") && key !== "chained" && !isAwaited(value) && !reading.operations.of(value))
    return payload.concerns(value) ? "invalid-payload" : null;
  if (isParserName(name) && (!isAwaited(value) || isDecoder(name))) return keyed ? "invalid-payload" : null;
  if (
    (/handlers?|processors?|projectors?|reducers|strategies|factories|dispatch|mappers?/i.test(path) ||
      (/registry/i.test(path) &&
        value.arguments.some((argument) => causeOfWords(pathOf(argument) ?? "") === "routing"))) &&
    /^(?:get|find|for|resolve)/.test(name)
  )
    return "unknown-type";
  // What an address may carry, and need not.
  if (/(?:^|\.)searchParams\.get$/.test(path)) return "routing";
  const operation = reading.operations.of(value);
  if (operation && isWrite(operation) && operation.tier === "primary") return "failed-dependency";
  if (/cache|redis|memo|session|config|settings|prefs?\b|preference|flag/i.test(path)) return null;
  if (/^(?:set|setnx|setNX|setIfNotExists)$/.test(name)) return "already-done";
  // The verb of the call says what a missing answer means; the name of the thing does not: an owner can be looked up.
  if (key === "chained") return isAwaited(value) ? "lookup-miss" : null;
  if (asking.test(name) || /^(?:xread|xauto|xclaim|b[lrz]pop)/i.test(name)) return null;
  if (isEffectName(name) && keyed) return "failed-dependency";
  return keyed && (operation?.kind === "read" || isLookupName(name) || isAwaited(value)) ? "lookup-miss" : null;
}

const asking =
  /^_?(?:matches|match|compare|permit|permits|filter|accept|accepts|contains|equals|is|has|should|can|may|must|does|are|needs|check|verify|validate|try|acquire|lock|claim|lease|take|reserve|mark|dedupe|allow|allows|exists|wants|next|poll|dequeue|pop|shift|receive|read|authorize|authenticate|first|oldest|nextDue)(?:[A-Z]|$)/;

/** Reading what came in may wait for a schema; reading what is stored is a look-up. */
function isDecoder(name: string): boolean {
  return /^(?:decode|deserialize|unmarshal|unpack|safeParse|tryParse|parse(?:Message|Event|Payload)?$)/.test(name);
}

function isAwaited(call: Node): boolean {
  return (
    call.parent?.type === "AwaitExpression" ||
    call.parent?.type === "ArrowFunctionExpression" ||
    call.parent?.type === "MemberExpression"
  );
}

/** The variable at the root of `order?.customer?.email`, or of `result.data`: when it is missing, so is the rest. */
export function optionalRoot(node: Node): Node | null {
  let current = unwrap(node);
  let optional = false;
  while (current.type === "MemberExpression") {
    optional ||=
      current.optional ||
      (current.computed && isIndex(current.property)) ||
      /^(?:data|result|value|body|item|Item|row|document|exists|rows)$/.test(memberName(current) ?? "");
    current = unwrap(current.object);
  }
  return optional && current.type === "Identifier" ? current : null;
}

/** The call that a wrapper runs: `to(find(id))`, `step.run('load', () => find(id))`. */
function innerCall(call: TSESTree.CallExpression, name: string): Node | null {
  if (
    /^(?:to|safe|safely|trySafe|tryCatch|attempt|await[A-Z]\w*|run|retry|withRetry|wrap|call|execute|catch)$/.test(name)
  )
    for (const argument of call.arguments) {
      const value = isFunction(argument) ? argument.body : argument;
      const inner = unwrap(value);
      if (inner.type === "CallExpression") return inner;
    }
  return null;
}

function isIndex(node: Node): boolean {
  return node.type === "Literal" && typeof node.value === "number";
}
