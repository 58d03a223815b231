import type { Payload } from "../units/payload.ts";
import { calledName, receiverOf, unwrap, type Call, type Node } from "../syntax/node.ts";

/** The last link of a chained query, which takes nothing itself: `find(id).exec()`, `doc(id).get()`, `where({ id }).first()`. */
const lastLinks =
  /^(?:exec|get|first|one|single|maybeSingle|maybeOne|oneOrNone|lean|toArray|next|getOne|getRawOne|getMany|executeTakeFirst|execute|takeFirst|data|json|limit|take|unique|scalar|all|select|populate|load|fetch|find|findOne|run|then|exists|query|send|returning|throwOnError)$/;

/**
 * Whether what a call gives depends on what came in: by its own arguments (`direct`), or by those of the calls that it ends,
 * also through a constant: `const ref = users.doc(id); … await ref.get()` (`chained`).
 */
export function keyedBy(payload: Payload, call: Call): "direct" | "chained" | null {
  if (call.arguments.some((argument) => payload.concerns(argument))) return "direct";
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
