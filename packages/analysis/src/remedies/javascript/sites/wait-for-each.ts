import type { TSESTree } from "@typescript-eslint/types";
import {
  calledName,
  isFunction,
  memberName,
  receiverOf,
  wrapped,
  type Call,
  type FunctionNode,
} from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";

/** `orders.forEach(async (order) => { … });` becomes a loop that waits, `orders.map(…)` a list that is waited for. */
export function waitForEach(draft: Draft, call: Call): boolean {
  const { callee } = call;
  if (callee.type !== "MemberExpression") return false;
  const isAwaited = call.parent.type === "AwaitExpression";
  const loop = isAwaited || calledName(call) !== "forEach" ? null : loopOf(draft, call);
  const statement = wrapped(call).parent;
  if (loop && statement?.type === "ExpressionStatement") {
    draft.replace({ start: statement.range[0], end: statement.range[1] }, loop);
    return true;
  }
  draft.insert(call.range[0], [isAwaited ? "Promise.all(" : "await Promise.all("]);
  if (memberName(callee) === "forEach")
    draft.replace({ start: callee.property.range[0], end: callee.property.range[1] }, ["map"]);
  draft.insert(call.range[1], [callee.optional ? " ?? [])" : ")"]);
  return true;
}

/** The loop; null where the callback counts, leaves early, or stands elsewhere. */
function loopOf(draft: Draft, call: Call): readonly string[] | null {
  const [callback, ...others] = call.arguments;
  const list = receiverOf(call);
  if (!list || others.length > 0 || !isFunction(callback) || callback.params.length !== 1 || !callback.body)
    return null;
  const [parameter] = callback.params;
  if (!parameter || parameter.type === "RestElement" || parameter.type === "AssignmentPattern") return null;
  if (draft.reading.file.bodyOf(callback).returns.length > 0 && callback.body.type === "BlockStatement") return null;
  const body = bodyOf(draft, callback, call);
  const isOptional = call.callee.type === "MemberExpression" && call.callee.optional;
  return [`for (const ${untyped(draft, parameter)} of ${draft.textOf(list)}${isOptional ? " ?? []" : ""}) ${body}`];
}

function bodyOf(draft: Draft, { body }: FunctionNode, call: Call): string {
  if (!body) return "{}";
  if (body.type === "BlockStatement") return draft.textOf(body);
  const base = draft.indentAt(call.range[0]);
  const { lineEnd, indent, semicolon } = draft.style;
  const awaits = body.type === "AwaitExpression" ? "" : "await ";
  return `{${lineEnd}${base}${indent}${awaits}${draft.textOf(body)}${semicolon}${lineEnd}${base}}`;
}

/** A loop's variable has no type of its own: it is what the list holds. */
function untyped(draft: Draft, parameter: TSESTree.Parameter): string {
  const text = draft.textOf(parameter);
  const annotation = "typeAnnotation" in parameter ? parameter.typeAnnotation : undefined;
  return annotation ? text.slice(0, annotation.range[0] - parameter.range[0]) : text;
}
