import type { Reading } from "../reading.ts";
import { promiseCallsOn } from "../syntax/chain.ts";
import {
  bodyOf,
  calledName,
  contains,
  enclosingFunction,
  isFunction,
  pathOf,
  wrapped,
  type Call,
  type Node,
} from "../syntax/node.ts";
import type { Attempted } from "./giving-up-in-loop.ts";

/** `pRetry(…)`, `retry(…)`, `backOff(…)`, `withRetries(…)`, `this.retryWithBackoff(…)`, `retryPolicy.execute(…)`. */
const retries = /(?:retry|retries|back-?off)$|^retry/i;
/** `policy.onRetry(…)` and `shouldRetry(…)` only speak of it. */
const hooks = /^(?:on|should|can|is|has|set|use|before|after)[A-Z]/;

/** Whether a call runs the function that it is given until it works, and rejects when it never does. */
export function isRetryingCall(call: Call): boolean {
  if (!call.arguments.some(isFunction)) return false;
  const name = calledName(call) ?? "";
  if (retries.test(name)) return !hooks.test(name);
  return name === "execute" && /retry|policy/i.test(pathOf(call.callee) ?? "");
}

/** A retrying call whose rejection is caught: by `.catch`, or by the `try` around it. */
export function givingUpByCall(reading: Reading, call: Call): Attempted | null {
  if (!isRetryingCall(call)) return null;
  const work = call.arguments.find((argument) => isFunction(argument));
  if (!work) return null;
  const caught = promiseCallsOn(call).find((outer) => calledName(outer) === "catch");
  if (caught) {
    const handler = caught.arguments[0];
    const holder = wrapped(promiseCallsOn(call).at(-1) ?? call).parent;
    if (!isFunction(handler) || holder?.type !== "ExpressionStatement") return null;
    const place = caught.callee.type === "MemberExpression" ? caught.callee.property : caught;
    return {
      form: "call",
      work,
      site: holder,
      place,
      explainedAt: handler,
      nodes: bodyOf(handler),
      errors: reading.bindings.declaredBy(handler),
      afterIsFailure: false,
    };
  }
  const fn = enclosingFunction(call);
  for (let node: Node | undefined = call.parent; node && node !== fn; node = node.parent) {
    if (node.type !== "TryStatement" || !node.handler || !contains(node.block, call)) continue;
    const { block } = node;
    return {
      form: "call",
      work,
      site: node,
      place: node.handler,
      explainedAt: node.handler,
      nodes: node.handler.body.body,
      errors: reading.bindings.declaredBy(node.handler),
      afterIsFailure: fn !== null && reading.file.bodyOf(fn).returns.some((one) => contains(block, one)),
    };
  }
  return null;
}
