import { writesLeaving } from "../failure-paths/protected-writes.ts";
import { functionOf } from "../handlers/promise-handler.ts";
import type { Reading } from "../reading.ts";
import { calledName, pathOf, placeOf, type Call } from "../syntax/node.ts";
import type { PromisedWrite } from "./promised-write.ts";

/** Calls that run a function and give a promise of what becomes of it: transactions, retries, locks. */
const running =
  /^(?:\$?transaction|transactional|transact|(?:in|with|runIn)Transaction|p?[rR]etry|withRetry|withRetries|retry[A-Z]\w*|withLock|runExclusive)$/;

/** `db.transaction(async (tx) => { … })`: what is written in there, as a write of the call itself. */
export function writeRunInside(reading: Reading, call: Call): PromisedWrite | null {
  if (!running.test(calledName(call) ?? "")) return null;
  for (const argument of call.arguments) {
    const fn = functionOf(reading, argument);
    // Synchronous drivers run synchronous functions.
    const writes = fn?.async && fn.body ? writesLeaving(reading, [fn.body]) : [];
    const main = writes.find(({ tier, role }) => tier === "primary" && role === "primary") ?? writes[0];
    if (main)
      return {
        operation: { ...main, name: `${pathOf(call.callee) ?? main.name}()`, place: placeOf(call) },
        begins: true,
      };
  }
  return null;
}
