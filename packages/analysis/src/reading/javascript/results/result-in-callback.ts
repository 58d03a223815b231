import type { FailingResult } from "../../../model/failing-result.ts";
import type { Reading } from "../reading.ts";
import { hasErrorFirstCallback } from "../syntax/chain.ts";
import { isFunction, type Call } from "../syntax/node.ts";
import type { ResultUse } from "./result-use.ts";
import { ResultWalk } from "./result-walk.ts";

/** `client.putRecords(params, (err, data) => …)`: the result arrives as the second parameter; null when nothing does. */
export function resultInCallback(reading: Reading, call: Call, result: FailingResult): ResultUse | null {
  const callback = call.arguments.at(-1);
  if (!hasErrorFirstCallback(call) || !isFunction(callback)) return null;
  const data = callback.params[1];
  if (!data) return { form: "discarded", at: call, answerUsed: false, awaited: true };
  return { ...new ResultWalk(reading, data, result.reads, call).use(), awaited: true };
}
