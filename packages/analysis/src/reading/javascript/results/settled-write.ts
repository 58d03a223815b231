import { isWrite } from "../../../model/operation.ts";
import type { FailingResult } from "../../../model/failing-result.ts";
import { writesLeaving } from "../failure-paths/protected-writes.ts";
import type { Reading } from "../reading.ts";
import { calledName, pathOf, type Call, type Node } from "../syntax/node.ts";
import type { FailingOperation } from "./failing-operation.ts";

const settled: FailingResult = {
  reads: ["status", "reason"],
  failsWhen: "a result's `status` is `rejected`",
  severity: "high",
};

/** `Promise.allSettled([…])` never rejects: the failure of a write in it stands in the results. */
export function settledWrite(reading: Reading, call: Call): FailingOperation | null {
  if (pathOf(call.callee) !== "Promise.allSettled") return null;
  const writes = writesLeaving(reading, rootsOf(reading, call));
  const main =
    writes.find(({ role, tier }) => role === "primary" && tier === "primary") ??
    writes.find(({ role }) => role === "primary") ??
    writes[0];
  return main && isWrite(main) ? { operation: main, result: settled } : null;
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
