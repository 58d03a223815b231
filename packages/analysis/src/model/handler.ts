import type { Operation } from "./operation.ts";
import type { Place } from "./place.ts";
import type { ReportLevel } from "./report.ts";
import type { Unit } from "./unit.ts";
import type { Verdict } from "./verdict.ts";

/** The shape in which JavaScript receives a failure. */
export type HandlerForm =
  | "catch"
  | "finally"
  | "catchCallback"
  | "thenSecond"
  | "errorFirst"
  | "errorEvent"
  | "testedValue"
  | "allSettled";

/** Code that runs when it is known that an operation failed. */
export interface Handler {
  readonly kind: "handler";
  readonly form: HandlerForm;
  readonly unit: Unit;
  /** Where the failure is lost: the `catch` keyword, the `.catch` call, the test of the error value. */
  readonly place: Place;
  /** The writes whose failure arrives here, in source order. */
  readonly operations: readonly Operation[];
  /** The strongest report on any path of the handler. */
  readonly report: ReportLevel;
  /**
   * The same without the benefit of the doubt: not that a value which is missing may be noticed, and not that something is tried
   * until it works. Rules keep quiet then, but nobody is known to be told.
   */
  readonly knownReport: ReportLevel;
  /** The log call, when that is the report: `logger.error(…)`. */
  readonly reportText: string | null;
  /** A list, flag or counter that keeps the failure for the end, and that nobody looks at there: `failures`. */
  readonly keptIn: string | null;
  /** What claims success afterwards; null when the unit does not go on. */
  readonly verdict: Verdict | null;
  /** Somebody waits for the outcome; false for a promise that is left to itself. */
  readonly awaited: boolean;
  /** A comment with a reason says that the loss is intended. */
  readonly explained: boolean;
  /** A primary write of the same unit succeeded, unprotected, before this one: the loss is of a follow-up. */
  readonly followsPrimary: boolean;
  /** No other write of the unit lies on this path, before or after. */
  readonly onlyWork: boolean;
  /**
   * The function is named for what was tried, `sendInvoice()`, or gives out the record that was to be kept. Nobody calls it
   * for anything else.
   */
  readonly isPurpose: boolean;
  /**
   * What the handler ends one turn of, so that the rest goes on: the items of a batch, the attempts of a retry that
   * comes to its end without a word, or a poll that never ends.
   */
  readonly loop: "items" | "attempts" | "poll" | null;
  /** The transaction whose callback the handler stands in: what it does not throw on is committed. */
  readonly transaction: Operation | null;
  /** The work was acknowledged before it began: nobody delivers it again, whatever the handler does. */
  readonly acknowledged: boolean;
  /** The function that turns the failure into nothing, when it is a caller that loses by it: `safely`, `saveOrNull`. */
  readonly wrapper: string | null;
}

/** Whose fault a loss in a handler is, so that one fault is one finding. */
export type Fault = "acknowledged" | "transaction" | "wrapper" | "retry" | "batch" | "rejection" | "masked";

/*
 * | the handler stands in                                            | fault        |
 * |------------------------------------------------------------------|--------------|
 * | code that runs after its ack                                     | acknowledged |
 * | a transaction's callback                                         | transaction  |
 * | a function that callers trust to write                           | wrapper      |
 * | a retry loop that gives up without a word                        | retry        |
 * | a path that ends in an ack, or settles a batch with no one asked | acknowledged |
 * | a loop over items                                                | batch        |
 * | a promise chain or callback                                      | rejection    |
 * | anything else                                                    | masked       |
 */
export function faultOf(handler: Handler): Fault {
  if (handler.acknowledged) return "acknowledged";
  if (handler.transaction) return "transaction";
  if (handler.wrapper !== null) return "wrapper";
  if (handler.loop === "attempts") return "retry";
  if (handler.verdict?.kind === "ack" || settlesUnread(handler)) return "acknowledged";
  if (handler.loop === "items") return "batch";
  return isPromiseForm(handler) || !handler.awaited ? "rejection" : "masked";
}

/** `await Promise.allSettled(records.map(store));` at the end of a consumer: no rejection is looked at, and all count as done. */
function settlesUnread({ form, report, unit }: Handler): boolean {
  return form === "allSettled" && report === "silent" && unit.kind === "message" && unit.settles === "byReturn";
}

function isPromiseForm({ form }: Handler): boolean {
  return form === "catchCallback" || form === "thenSecond" || form === "errorFirst" || form === "errorEvent";
}
