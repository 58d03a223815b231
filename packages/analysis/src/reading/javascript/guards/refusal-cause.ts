import type { TSESTree } from "@typescript-eslint/types";
import type { GuardCause } from "../../../model/guard.ts";
import type { Reading } from "../reading.ts";
import { calledName, type Node } from "../syntax/node.ts";
import type { Payload } from "../units/payload.ts";
import { causeOfWords, isValidator } from "./guard-words.ts";
import { ofMissingResult } from "./missing-result.ts";

/** `!isValid(event)`, `!this.shouldHandle(event)`, `!seen.has(id)`. */
export function ofRefusal(
  reading: Reading,
  payload: Payload,
  call: TSESTree.CallExpression,
  name: string,
  path: string,
): GuardCause {
  const takesPayload = call.arguments.some((argument) => payload.gave(argument) || payload.is(argument));
  if (name === "every" && call.arguments.some((argument) => asksValidity(reading, argument))) return "invalid-payload";
  const own = reading.summaries.calledBy(call);
  // `!this.validate(event)` of this file, which says itself what is wrong.
  if (own && reading.summaries.of(own).report !== "silent") return "unclassified";
  if (isValidator(name)) return /signature|token|auth/i.test(path) ? "unclassified" : "invalid-payload";
  if (name === "isArray" || name === "isInteger" || name === "isFinite" || name === "isString")
    return takesPayload ? "invalid-payload" : "unclassified";
  if (
    name === "has" &&
    takesPayload &&
    /(?:handlers?|processors?|strategies|dispatch(?:ers?|Table)?)\.has$/i.test(path)
  )
    return "unknown-type";
  // `!/^[A-Z]{2}\d{9}$/.test(scan.number)` asks whether it is a number at all.
  if (name === "test" && takesPayload && isFormat(call)) return "invalid-payload";
  const words = causeOfWords(path);
  if (
    /^is[A-Z]/.test(name) &&
    takesPayload &&
    // `isClaim(payload)`, `isTopicUpdate(payload)`: nouns, where the payload is `unknown` until then.
    (!words || words === "routing" || words === "locked") &&
    call.arguments.some((argument) => payload.isUnchecked(argument))
  )
    return "invalid-payload";
  if (words) return words;
  if (
    name === "has" ||
    name === "includes" ||
    name === "some" ||
    name === "startsWith" ||
    name === "endsWith" ||
    name === "test" ||
    name === "every"
  )
    return "routing";
  if (/^is[A-Z]/.test(name)) return (takesPayload ? reading.refusals.ofCall(call) : null) ?? "unclassified";
  if (/^(?:Number|parseInt|parseFloat|String)$/.test(name) && takesPayload) return "invalid-payload";
  return (
    ofMissingResult(reading, payload, call) ?? (takesPayload ? reading.refusals.ofCall(call) : null) ?? "unclassified"
  );
}

/** `isValid`, `(item) => !isValid(item)`: the question that is put to every item. */
export function asksValidity(reading: Reading, node: Node): boolean {
  if (node.type === "Identifier") return isValidator(node.name);
  let asks = false;
  reading.file.descend(node, (inner) => {
    if (inner.type === "CallExpression" && isValidator(calledName(inner) ?? "")) asks = true;
    return undefined;
  });
  return asks;
}

function isFormat(call: TSESTree.CallExpression): boolean {
  const pattern = call.callee.type === "MemberExpression" ? call.callee.object : null;
  return (
    pattern?.type === "Literal" &&
    "regex" in pattern &&
    pattern.regex.pattern.startsWith("^") &&
    pattern.regex.pattern.endsWith("$")
  );
}
