import type { FailingResult } from "../../../model/failing-result.ts";
import type { Operation } from "../../../model/operation.ts";
import type { Reading } from "../reading.ts";
import { promiseCallsOn } from "../syntax/chain.ts";
import { calledName, type Call } from "../syntax/node.ts";
import { hasSetOption } from "./has-set-option.ts";
import { pipelineOf } from "./pipeline-of.ts";
import { requestOf } from "./request-of.ts";

/** An operation that tells of its failure in what it gives. */
export interface FailingOperation {
  readonly operation: Operation;
  readonly result: FailingResult;
  /** The function that tells of it has written it into a log already. */
  readonly isLogged?: boolean;
}

/** The operation of a call, when its failure is returned: a bulk request, a batch, `{ error }`, a request with a body. */
export function failingOperation(reading: Reading, call: Call): FailingOperation | null {
  const known = reading.operations.of(call);
  const operation = known?.result ? known : requestOf(reading, call);
  const result = operation?.result;
  if (!operation || !result) return null;
  // `low` says that nothing was there to be changed, which is no failure; a thrown error goes its own way.
  if (result.severity === "low" || result.of === "thrown") return null;
  if (result.onlyWith && !result.onlyWith.some((option) => hasSetOption(reading, call, option))) return null;
  // What rejects later is the business of its `.catch`.
  if (result.of === "later" && promiseCallsOn(call).some((outer) => calledName(outer) === "catch")) return null;
  if (result.unless?.some((option) => hasSetOption(reading, call, option) || isHeardElsewhere(reading, result, option)))
    return null;
  const judged = operation.library === "ioredis" ? pipelineOf(reading, call, operation) : operation;
  return judged ? { operation: judged, result } : null;
}

/** `bulkWriter.onWriteError(…)`, `client.waitForTask(…)` somewhere in the file: what is told later is listened to. */
function isHeardElsewhere(reading: Reading, result: FailingResult, name: string): boolean {
  return result.of === "later" && reading.file.input.text.includes(`.${name}`);
}
