import type { TSESTree } from "@typescript-eslint/types";
import type { GuardCause } from "../../../model/guard.ts";
import { losesWork } from "../../../model/guard.ts";
import { lastPart } from "../../../vocabulary/name-pattern.ts";
import { causeOfWords, errorName, isLookupName, isParserName, isValidator, saysInvalid } from "./guard-words.ts";
import type { Payload } from "../units/payload.ts";
import type { Reading } from "../reading.ts";
import { calledName, memberName, pathOf, unwrap, type Node } from "../syntax/node.ts";
import { isHandlerTable } from "./handler-table.ts";
import { ofFailedResult, saysFailed } from "./failed-result.ts";
import { isSetElsewhere } from "./is-set-elsewhere.ts";
import { ofMissingResult, optionalRoot } from "./missing-result.ts";
import { isSize, isTooShort, ofEmptiness } from "./size-cause.ts";
import { asksValidity, ofRefusal } from "./refusal-cause.ts";

/** Classifies the condition under which a unit leaves. `leavesWhen` is the truth value that makes it leave. */
export function causeOf(reading: Reading, payload: Payload, test: Node, leavesWhen: boolean): GuardCause {
  const node = conditionOf(reading, test);
  if (node.type === "UnaryExpression" && node.operator === "!")
    return causeOf(reading, payload, node.argument, !leavesWhen);
  if (node.type === "LogicalExpression" && node.operator !== "??") return combine(reading, payload, node, leavesWhen);
  if (node.type === "BinaryExpression") return ofComparison(reading, payload, node, leavesWhen);
  return leavesWhen ? ofPresence(reading, payload, node) : ofAbsence(reading, payload, node);
}

/** `const usable = typeof body.id === "string" && body.price > 0;`, tested by its name. */
export function conditionOf(reading: Reading, test: Node): Node {
  const node = unwrap(test);
  const value = node.type === "Identifier" ? reading.bindings.initialValue(node) : null;
  const condition = value ? unwrap(value) : null;
  const isCondition =
    condition?.type === "BinaryExpression" ||
    (condition?.type === "LogicalExpression" && condition.operator === "&&") ||
    (condition?.type === "UnaryExpression" && condition.operator === "!");
  return isCondition ? condition : node;
}

/**
 * `!a || !b` leaves when either is missing; `!a && !b` when both are. Where one part says that nothing is lost, nothing
 * is; a part that says nothing of itself does not clear the others, unless it stands for a filter.
 */
function combine(
  reading: Reading,
  payload: Payload,
  node: TSESTree.LogicalExpression,
  leavesWhen: boolean,
): GuardCause {
  const left = causeOf(reading, payload, node.left, leavesWhen);
  const right = causeOf(reading, payload, node.right, leavesWhen);
  const either = (node.operator === "||") === leavesWhen;
  const harmless = [left, right].find(
    (cause) => !losesWork(cause) && cause !== "unclassified" && cause !== "no-message",
  );
  // `!rates || Object.keys(rates).length === 0`: a list of work may be empty, a table of values may not.
  if (
    harmless === "empty" &&
    losesWork(left) &&
    /^Object\.(?:keys|values|entries)\(/.test(reading.file.textOf(node.right))
  )
    return left;
  if (harmless) return harmless;
  const losing = [left, right].find((cause) => losesWork(cause));
  if (!losing) return left === "no-message" ? right : left;
  if (losing === "error-value") return losing;
  const sameSubject = rootName(node.left) !== null && rootName(node.left) === rootName(node.right);
  return either && !sameSubject && (left === "unclassified" || right === "unclassified") ? "unclassified" : losing;
}

function ofComparison(
  reading: Reading,
  payload: Payload,
  node: TSESTree.BinaryExpression,
  leavesWhen: boolean,
): GuardCause {
  const { operator } = node;
  const left = unwrap(node.left);
  const right = unwrap(node.right);
  const equal = operator === "===" || operator === "==";
  const unequal = operator === "!==" || operator === "!=";
  if (operator === "instanceof")
    return leavesWhen && (pathOf(right) ?? "").endsWith("Error") && payload.valueOf(left)
      ? "error-value"
      : "unclassified";
  if (operator === "in" && !leavesWhen && payload.concerns(left) && isHandlerTable(reading, right))
    return "unknown-type";
  if (operator === "in") return !leavesWhen && payload.gave(right) ? "invalid-payload" : "routing";
  if (equal || unequal) {
    if (isNothing(right))
      return equal === leavesWhen ? ofAbsence(reading, payload, left) : ofPresence(reading, payload, left);
    if (right.type === "Literal" && typeof right.value === "boolean")
      return (equal === leavesWhen) === right.value
        ? ofPresence(reading, payload, left)
        : ofAbsence(reading, payload, left);
    if (left.type === "UnaryExpression" && left.operator === "typeof") {
      const subject = unwrap(left.argument);
      const leaves = unequal === leavesWhen;
      if (right.type === "Literal" && right.value === "undefined")
        return leaves ? ofPresence(reading, payload, subject) : ofAbsence(reading, payload, subject);
      // `typeof handlers[job.type] !== "function"`: none of them takes it.
      if (leaves && right.type === "Literal" && right.value === "function")
        return ofAbsence(reading, payload, subject) === "unknown-type" ? "unknown-type" : "unclassified";
      return leaves && payload.gave(subject) ? "invalid-payload" : "unclassified";
    }
    if (right.type === "Literal" && right.value === 0 && equal === leavesWhen)
      return isSize(left) ? ofEmptiness(reading, payload, left) : "unclassified";
    if (right.type === "Literal" && right.value === 0 && isSize(left)) return ofPresence(reading, payload, left);
    if (
      memberOf(left) === "length" &&
      right.type === "Literal" &&
      right.value === 1 &&
      unequal === leavesWhen &&
      left.type === "MemberExpression"
    ) {
      const listed = payload.valueOf(left.object);
      if (listed && ofMissingResult(reading, payload, listed) === "lookup-miss") return "lookup-miss";
    }
    if (memberOf(left) === "length" && right.type === "Literal")
      return payload.gave(left) && unequal === leavesWhen ? "invalid-payload" : "unclassified";
    if (isResponseStatus(left)) return unequal === leavesWhen ? "failed-dependency" : "routing";
    if (equal === leavesWhen && right.type === "Literal" && saysFailed(right.value) && isFieldOfResult(payload, left))
      return ofFailedResult(payload, left);
    // `event.version !== 2` knows one form of the payload, and no other.
    if (
      unequal === leavesWhen &&
      right.type === "Literal" &&
      isFormat(lastPart(pathOf(left) ?? "")) &&
      payload.gave(left)
    )
      return "invalid-payload";
    const words = causeOfWords(pathOf(left) ?? "");
    if (words) return words;
    return right.type === "Literal" || (right.type === "MemberExpression" && /^[A-Z]/.test(pathOf(right) ?? ""))
      ? "routing"
      : "unclassified";
  }
  // `payment.total <= 0` is a sum that makes no sense, and no empty list.
  const isSum = memberOf(left) === "total" && payload.gave(left);
  if (isSize(left) && !isSum && (operator === "<" || operator === "<=") === leavesWhen)
    if (isTooShort(payload, left, right)) return "invalid-payload";
  if (isSize(left) && !isSum && (operator === "<" || operator === "<=") && leavesWhen)
    return ofEmptiness(reading, payload, left);
  if (isResponseStatus(left))
    return (operator === ">=" || operator === ">") === leavesWhen ? "failed-dependency" : "unclassified";
  if (operator === ">" && right.type === "Literal" && right.value === 0 && isSize(left))
    return leavesWhen ? ofPresence(reading, payload, left) : "empty";
  const path = pathOf(left) ?? "";
  if (/attempt|retr(?:y|ies)/i.test(path) && (operator === ">" || operator === ">=") === leavesWhen)
    return "failed-dependency";
  if (
    causeOfWords(path, "no-routing") === null &&
    right.type === "Literal" &&
    typeof right.value === "number" &&
    payload.gave(left) &&
    (operator === "<" || operator === "<=") === leavesWhen
  )
    return "invalid-payload";
  return causeOfWords(`${path} ${pathOf(right) ?? ""}`) ?? "unclassified";
}

/** Leaves because something is there: an error, a list of issues, an earlier result. */
function ofPresence(reading: Reading, payload: Payload, node: Node): GuardCause {
  const path = nameOf(node);
  const name = memberOf(node) === "length" || memberOf(node) === "size" ? lastPart(path.slice(0, -7)) : lastPart(path);
  if (errorName.test(name) || /(?:Error|Errors|Issues|Failure)$/.test(name)) {
    if (isSetElsewhere(reading, node)) return "already-done";
    const subject = node.type === "MemberExpression" ? unwrap(node.object) : node;
    const checked = payload.valueOf(subject);
    const validated =
      checked?.type === "CallExpression" &&
      (isValidator(calledName(checked) ?? "") || /valid|schema/i.test(pathOf(checked.callee) ?? ""));
    return validated || /valid|issue|violation/i.test(name) ? "invalid-payload" : "error-value";
  }
  if (saysInvalid(name)) return "invalid-payload";
  if (
    /^(?:is|has)?(?:failed|err|fail|failure|left|rejected|hasErrors?|isErr|isError|isFailure|isFail|isFailed|isLeft)$/i.test(
      name,
    )
  )
    return ofFailedResult(payload, node);
  if (name === "isNaN" && node.type === "CallExpression" && node.arguments.some((one) => payload.concerns(one)))
    return "invalid-payload";
  if (
    /^(?:isNil|isNull|isUndefined|isNullOrUndefined|isNaN)$/.test(name) &&
    node.type === "CallExpression" &&
    node.arguments[0]
  )
    return ofAbsence(reading, payload, node.arguments[0]);
  if (name === "isEmpty") return "empty";
  if (
    name === "some" &&
    node.type === "CallExpression" &&
    node.arguments.some((argument) => asksValidity(reading, argument))
  )
    return "invalid-payload";
  const words = causeOfWords(path);
  if (words) return words;
  const value = payload.valueOf(node);
  if (value && value.type === "CallExpression" && isLookupName(calledName(value) ?? "")) return "already-done";
  return "unclassified";
}

/** Leaves because something is missing or said no. */
function ofAbsence(reading: Reading, payload: Payload, node: Node): GuardCause {
  const value = unwrap(node);
  if (/^(?:length|size|rowCount)$/.test(memberOf(value) ?? "")) return ofEmptiness(reading, payload, value);
  const path = nameOf(value);
  const name = lastPart(path);
  if (value.type === "CallExpression") return ofRefusal(reading, payload, value, name, path);
  if (/^(?:ok|success|isOk|isValid|valid|succeeded)$/i.test(name)) return ofVerdict(reading, payload, value, name);
  if (payload.is(value) || payload.isEnvelope(value)) return "no-message";
  // `if (err) return answer(err)`, seen from its other side: nothing failed.
  if (errorName.test(name)) return "unclassified";
  // `!request.id`, `!message.properties.replyTo`: no answer is asked for. `!record.dynamodb?.NewImage`: it was removed.
  if (/(?:^|\.)(?:(?:request|req|rpc)\.id|replyTo|reply_to|NewImage|OldImage)$/.test(path)) return "no-message";
  const root = optionalRoot(value);
  const origin = payload.valueOf(value) ?? (root ? payload.valueOf(root) : null);
  const missing = origin ? ofMissingResult(reading, payload, origin) : null;
  // `!user?.settings?.webhookUrl` has no choice made, more often than no user.
  if (missing && value.type === "MemberExpression" && isChoice(path)) return "switched-off";
  if (missing) return missing;
  if (isMissingClient(path)) return "missing-client";
  const words = causeOfWords(path, payload.gave(value) ? "no-routing" : "all");
  if (words && words !== "routing") return words;
  if (payload.gave(value)) return "invalid-payload";
  // `!install.channelId`: a field that a record lacks is no kind of event.
  return isFieldOfResult(payload, value) ? "unclassified" : (words ?? "unclassified");
}

function isFieldOfResult(payload: Payload, value: Node): boolean {
  return value.type === "MemberExpression" && payload.valueOf(value.object)?.type === "CallExpression";
}

/** Past the record itself, its words speak of a setting. */
function isChoice(path: string): boolean {
  const cause = causeOfWords(path.slice(path.indexOf(".") + 1), "no-routing");
  return cause === "switched-off";
}

/** `!parsed.success`, `!response.ok`, `!validate(event).ok`: depends on what the result is of. */
function ofVerdict(reading: Reading, payload: Payload, node: Node, name: string): GuardCause {
  const holder = node.type === "MemberExpression" ? unwrap(node.object) : node;
  const value = payload.valueOf(holder) ?? holder;
  const call = value.type === "CallExpression" ? value : null;
  const called = call ? (calledName(call) ?? "") : "";
  const said = call ? (reading.summaries.ofCall(call)?.report ?? "silent") : "silent";
  if (said !== "silent") return "unclassified";
  if (
    /valid/i.test(name) ||
    isValidator(called) ||
    isParserName(called) ||
    /schema|validat|parse/i.test(call ? (pathOf(call.callee) ?? "") : "")
  )
    return "invalid-payload";
  return call ? "failed-dependency" : "unclassified";
}

/** `!order || !order.customerId` speaks of one thing twice. */
function rootName(node: Node): string | null {
  let current = unwrap(node);
  for (;;) {
    if (current.type === "UnaryExpression") current = unwrap(current.argument);
    else if (current.type === "MemberExpression") current = unwrap(current.object);
    else return current.type === "Identifier" ? current.name : null;
  }
}

function nameOf(node: Node): string {
  return node.type === "CallExpression" ? (pathOf(node.callee) ?? calledName(node) ?? "") : (pathOf(node) ?? "");
}

function memberOf(node: Node): string | null {
  return node.type === "MemberExpression" ? memberName(node) : null;
}

function isNothing(node: Node): boolean {
  return (
    (node.type === "Literal" && (node.value === null || node.value === "")) ||
    (node.type === "Identifier" && node.name === "undefined")
  );
}

function isResponseStatus(node: Node): boolean {
  const path = pathOf(node) ?? "";
  return /statusCode$/i.test(path) || /(?:^|\.)(?:res|resp|reply|\w{0,20}response)\.status$/i.test(path);
}

function isFormat(name: string): boolean {
  return /^(?:v|version|schemaVersion|schema_version|payloadVersion|formatVersion)$/.test(name);
}

function isMissingClient(path: string): boolean {
  return (
    /^this\.[^.]*$/.test(path) ||
    /(?:^|\.)(?:client|producer|consumer|connection|channel|socket|queue|redis|db|pool|transport)$/i.test(path)
  );
}
