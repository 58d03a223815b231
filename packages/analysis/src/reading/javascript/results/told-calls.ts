import type { Reading } from "../reading.ts";
import { roleByName } from "../../../vocabulary/role-names.ts";
import { promiseCallsOn } from "../syntax/chain.ts";
import { calledName, isFunction, pathOf, placeOf, type Call } from "../syntax/node.ts";
import type { FailingOperation } from "./failing-operation.ts";
import { ownResult } from "./own-result.ts";

/** Calls of functions of the project, in this file or in others, that tell of a failure in what they return. */
export function toldCalls(reading: Reading): ReadonlyMap<Call, FailingOperation> {
  const found = new Map<Call, FailingOperation>();
  for (const { node, returns } of reading.file.bodies) {
    const told = isFunction(node) && returns.length > 0 ? ownResult(reading, node) : null;
    if (told && isFunction(node))
      for (const call of reading.units.callersOf(node)) found.set(call, throughCall(call, told));
  }
  if (reading.modules)
    for (const { calls } of reading.file.bodies)
      for (const call of calls) {
        const told = isWaitedFor(call) ? toldElsewhere(reading, call) : null;
        if (told) found.set(call, throughCall(call, told));
      }
  return found;
}

function toldElsewhere(reading: Reading, call: Call): FailingOperation | null {
  const origin = reading.origins.of(call.callee);
  if (origin?.is !== "imported") return null;
  const found = reading.modules?.find(origin.source, origin.path);
  return found?.value.is === "function" && !reading.operations.of(call) ? found.value.told : null;
}

/** `await push(rows)`, `push(rows).then(…)`: others are not looked up in further files. */
function isWaitedFor(call: Call): boolean {
  return call.parent.type === "AwaitExpression" || promiseCallsOn(call).length > 0;
}

function throughCall(call: Call, told: FailingOperation): FailingOperation {
  const path = pathOf(call.callee) ?? calledName(call) ?? told.operation.name;
  const role = roleByName(path) === "secondary" ? "secondary" : told.operation.role;
  return { ...told, operation: { ...told.operation, name: `${path}()`, role, place: placeOf(call) } };
}
