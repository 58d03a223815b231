import type { Handler } from "../../../model/handler.ts";
import type { Plan } from "../../../model/plan.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";
import { isFunction, unwrap, type Node } from "../../../reading/javascript/syntax/node.ts";
import { nodesAt } from "../sites/find-node.ts";
import { Draft } from "../source/draft.ts";

/** `.catch(noop)`, `.then(next, () => null)`: a handler that does nothing but keep the failure is taken away. */
export function dropHandlerPlan(reading: Reading, { form, place, report }: Handler): Plan | null {
  if (report !== "silent" || (form !== "catchCallback" && form !== "thenSecond")) return null;
  const draft = new Draft(reading);
  for (const node of nodesAt(reading.file, place.start)) {
    const member = node.parent;
    const call = member?.type === "MemberExpression" && member.property === node ? member.parent : null;
    if (form === "catchCallback" && member?.type === "MemberExpression" && call?.type === "CallExpression") {
      const [handler] = call.arguments;
      if (draft.textOf(node) !== "catch" || !handler || !isIdle(handler)) return null;
      draft.replace({ start: member.object.range[1], end: call.range[1] }, []);
      return finish(draft);
    }
    const outer = form === "thenSecond" && member?.type === "CallExpression" ? member : null;
    const [first, second] = outer?.arguments ?? [];
    if (!outer || !first || second !== node) continue;
    if (!isIdle(second)) return null;
    draft.replace({ start: first.range[1], end: second.range[1] }, []);
    return finish(draft);
  }
  return null;
}

function finish(draft: Draft): Plan | null {
  return draft.finish("rethrow", "Take the handler away, so that the error goes on", "");
}

/** `noop`, `() => {}`, `() => null`. */
function isIdle(handler: Node): boolean {
  const value = unwrap(handler);
  if (!isFunction(value)) return value.type === "Identifier";
  const { body } = value;
  if (body?.type === "BlockStatement") return body.body.length === 0;
  return body?.type === "Literal" || body?.type === "Identifier" || body?.type === "ArrayExpression";
}
