import { isWrite, type Operation } from "../../../model/operation.ts";
import type { FailingResult } from "../../../model/failing-result.ts";
import { writesLeaving } from "../failure-paths/protected-writes.ts";
import { effectCall } from "../failure-paths/effect-call.ts";
import type { Reading } from "../reading.ts";
import { isPromiseMethod, promiseCallsOn } from "../syntax/chain.ts";
import { calledName, pathOf, type Call, type Node } from "../syntax/node.ts";
import type { FailingOperation } from "./failing-operation.ts";

const settled: FailingResult = {
  reads: ["status", "reason"],
  failsWhen: "a result's `status` is `rejected`",
  severity: "high",
  neverThrows: true,
};

/** `Promise.allSettled([…])` never rejects: the failure of a write in it stands in the results. */
export function settledWrite(reading: Reading, call: Call): FailingOperation | null {
  if (pathOf(call.callee) !== "Promise.allSettled") return null;
  const roots = rootsOf(reading, call);
  const known = writesLeaving(reading, roots);
  const writes = known.length > 0 ? known : sendingIn(reading, roots);
  const main =
    writes.find(({ role, tier }) => role === "primary" && tier === "primary") ??
    writes.find(({ role }) => role === "primary") ??
    writes[0];
  return main && isWrite(main) ? { operation: main, result: settled } : null;
}

/** `crm.updateContact(…)`, `billing.charge(…)`: services that the vocabulary does not know, by verbs that only effects have. What is sent to many people may miss one. */
const sends =
  /^(?:save|insert|upsert|persist|store|publish|enqueue|write|append|create|update|put|patch|sync|register|charge|credit|debit|refund|record|import)(?:[A-Z]|$)/;

function sendingIn(reading: Reading, roots: readonly Node[]): readonly Operation[] {
  const found: Operation[] = [];
  for (const root of roots)
    reading.file.descend(root, (node) => {
      if (node.type === "TryStatement" && node.handler) return false;
      if (node.type !== "CallExpression" || isPromiseMethod(node)) return undefined;
      const name = calledName(node) ?? "";
      const path = pathOf(node.callee) ?? name;
      if (!sends.test(name) || !isElement(node) || promiseCallsOn(node).length > 0) return undefined;
      // A function whose body is in view, and writes nothing, is known better than by its name.
      if (!reading.operations.of(node) && reading.summaries.ofCall(node)?.opaque !== false)
        found.push(effectCall(node, path));
      return undefined;
    });
  return found;
}

/** A promise of the list itself: an element, or what the callback of `map` awaits or returns. */
function isElement({ parent }: Call): boolean {
  return (
    parent.type === "ArrayExpression" ||
    parent.type === "ArrowFunctionExpression" ||
    parent.type === "AwaitExpression" ||
    parent.type === "ReturnStatement"
  );
}

/** The arguments, and what was put into a list that is handed over by its name. */
function rootsOf(reading: Reading, call: Call): readonly Node[] {
  const [list] = call.arguments;
  if (list?.type !== "Identifier") return call.arguments;
  const roots: Node[] = [];
  const initial = reading.bindings.initialValue(list);
  if (initial) roots.push(initial);
  for (const { identifier } of reading.bindings.variableOf(list)?.references ?? []) {
    const member = (identifier as Node).parent;
    const added = member?.type === "MemberExpression" && member.object === identifier ? member.parent : null;
    if (added?.type === "CallExpression" && calledName(added) === "push") roots.push(...added.arguments);
  }
  return roots;
}
