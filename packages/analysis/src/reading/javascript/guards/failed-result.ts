import type { GuardCause } from "../../../model/guard.ts";
import { calledName, receiverOf, type Node } from "../syntax/node.ts";
import type { Payload } from "../units/payload.ts";
import { isParserName, isValidator } from "./guard-words.ts";

/**
 * A result says that it is a failure: of what a parser gave, the payload is at fault, of anything else what failed.
 * `E.isLeft(decoded)`, `decoded.isErr()`, `decoded.failed`, `decoded._tag === "Left"`.
 */
export function ofFailedResult(payload: Payload, node: Node): GuardCause {
  const subject =
    node.type === "CallExpression"
      ? (node.arguments[0] ?? receiverOf(node))
      : node.type === "MemberExpression"
        ? node.object
        : node;
  const value = subject ? payload.valueOf(subject) : null;
  const name = value?.type === "CallExpression" ? (calledName(value) ?? "") : "";
  return isParserName(name) || isValidator(name) ? "invalid-payload" : "error-value";
}

/** The tag of a result that is a failure. */
export function saysFailed(tag: unknown): boolean {
  return typeof tag === "string" && /^(?:left|err|error|failure|fail|failed|invalid|none|rejected)$/i.test(tag);
}
