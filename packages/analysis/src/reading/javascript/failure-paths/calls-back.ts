import type { Call, Node } from "../syntax/node.ts";

/** What `callback(null, reply)` gives besides "nothing failed"; null for a call that is none, or gives nothing. */
export function calledBackWith(call: Call): Node | null {
  const [error, reply] = call.arguments;
  if (error?.type !== "Literal" || error.value !== null || !reply) return null;
  return call.callee.type === "Identifier" && /^(?:callback|cb|done|next)$/.test(call.callee.name) ? reply : null;
}
