import type { Operation } from "../../../model/operation.ts";
import { effectsLeaving, writesLeaving } from "../failure-paths/protected-writes.ts";
import { functionOf } from "../handlers/promise-handler.ts";
import type { Reading } from "../reading.ts";
import { calledName, pathOf, receiverOf, unwrap, type Call } from "../syntax/node.ts";
import { promisedWrite } from "./promised-write.ts";

/** Libraries whose iteration does wait: `Bluebird.map(…)`, `pool.map(…)`, a stream's or a cursor's. */
const waiting =
  /(?:bluebird|promises?|async|pool|limit|limiter|queue|stream|cursor|parallel|effect|p|pmap|observable|\$)$/i;

/** `orders.forEach(async (order) => { await save(order) })`: the write in the callback, whose promise is dropped. */
export function writeOfEachItem(reading: Reading, call: Call): { operation: Operation; begins: boolean } | null {
  const name = calledName(call) ?? "";
  if (!/^(?:forEach|map|flatMap|each)$/.test(name)) return null;
  const receiver = receiverOf(call);
  const callback = call.arguments.at(-1);
  if (!receiver || !callback || callback.type === "SpreadElement") return null;
  // `bluebird_1.default`: what a compiler makes of a default import.
  const path = (pathOf(receiver) ?? "").replace(/_\d+\.default$/, "");
  if (waiting.test(path) && path !== "_") return null;
  const fn = functionOf(reading, callback);
  if (!fn) return null;
  if (fn.async) {
    const roots = fn.body ? [fn.body] : [];
    const operation = writesLeaving(reading, roots)[0] ?? effectsLeaving(reading, roots)[0];
    return operation ? { operation, begins: true } : null;
  }
  // `orders.forEach((order) => repository.save(order))`: returned to a loop that does not look.
  const given = fn.body && fn.body.type !== "BlockStatement" ? unwrap(fn.body) : null;
  return given?.type === "CallExpression" ? promisedWrite(reading, given) : null;
}
