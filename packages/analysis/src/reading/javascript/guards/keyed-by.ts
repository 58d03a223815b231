import type { Payload } from "../units/payload.ts";
import { calledName, isFunction, pathOf, receiverOf, unwrap, type Call, type Node } from "../syntax/node.ts";

/** The last link of a chained query, which takes nothing itself: `find(id).exec()`, `doc(id).get()`, `where({ id }).first()`. */
const lastLinks =
  /^(?:exec|get|first|one|single|maybeSingle|maybeOne|oneOrNone|lean|toArray|next|getOne|getRawOne|getMany|executeTakeFirst|execute|takeFirst|data|json|limit|take|unique|scalar|all|select|populate|load|fetch|find|findOne|run|then|exists|query|send|returning|throwOnError)$/;

/**
 * Whether what a call gives depends on what came in: by its own arguments (`direct`), or by those of the calls that it ends,
 * also through a constant: `const ref = users.doc(id); … await ref.get()` (`chained`).
 */
export function keyedBy(payload: Payload, call: Call): "direct" | "chained" | null {
  if (call.arguments.some((argument) => payload.concerns(argument))) return "direct";
  if (isSearch(payload, call)) return "direct";
  if (!lastLinks.test(calledName(call) ?? "")) return null;
  let current: Node | null = receiverOf(call);
  for (let steps = 0; current && steps < 10; steps++) {
    if (current.type === "Identifier") current = payload.valueOf(current);
    else if (current.type === "CallExpression") {
      if (current.arguments.some((argument) => payload.concerns(argument))) return "chained";
      current = receiverOf(current);
    } else return null;
    current = current ? unwrap(current) : null;
  }
  return null;
}

/** `products.find((one) => one.sku === line.sku)` in a list that was fetched; by `type` it would be a choice. */
function isSearch(payload: Payload, call: Call): boolean {
  const [test] = call.arguments;
  const list = receiverOf(call);
  const fetched = list?.type === "Identifier" ? payload.valueOf(list) : null;
  if (calledName(call) !== "find" || fetched?.parent?.type !== "AwaitExpression" || !isFunction(test)) return false;
  const body = test.body ? unwrap(test.body) : null;
  const [item] = test.params;
  if (body?.type !== "BinaryExpression" || !body.operator.startsWith("==") || item?.type !== "Identifier") return false;
  return [body.left, body.right].some((side) => {
    const path = pathOf(side) ?? "";
    return !path.startsWith(`${item.name}.`) && /(?:id|sku|ref|number|iban|key)$/i.test(path) && payload.concerns(side);
  });
}
