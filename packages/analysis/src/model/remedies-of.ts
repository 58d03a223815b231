import type { Fact } from "./facts.ts";
import type { Handler } from "./handler.ts";
import type { RemedyName } from "./remedy.ts";
import type { Unit } from "./unit.ts";

/** More would be a menu to read, not a choice to make. */
export const maximumRemedies = 5;

/*
 * What helps against a fault, best first. A language may have no words for one of them at a given place; what is left is
 * offered in this order, and `markIntended` always comes last.
 *
 * | fact              | helps                                                                                   |
 * |-------------------|-----------------------------------------------------------------------------------------|
 * | handler           | see `ofHandler`                                                                          |
 * | guard, drop       | all three reports, or fewer; a throw, where it brings the work back                      |
 * | retryLoop         | the last error is thrown                                                                 |
 * | unreadResult      | the answer is read, and a failure thrown                                                 |
 * | ensureExists      | the live schema is compared                                                              |
 * | acknowledgement   | the ack comes last                                                                       |
 * | unawaitedWrite    | somebody waits for it                                                                    |
 * | successClaim      | the failure goes on, so that the claim is not reached                                    |
 * | unanswered        | the caller is told                                                                       |
 * | degradedReport    | a line that is kept, with the error                                                      |
 */
export function remediesOf(fact: Fact): readonly RemedyName[] {
  switch (fact.kind) {
    case "handler":
      return ofHandler(fact);
    case "guard":
      return throwBringsBack(fact.unit) && fact.cause !== "invalid-payload" && fact.cause !== "unknown-type"
        ? ["failTheUnit", "logCountDeadLetter", "count", "log", "deadLetter"]
        : ["logCountDeadLetter", "count", "log", "failTheUnit", "deadLetter"];
    case "drop":
      return ["logCountDeadLetter", "count", "log"];
    case "retryLoop":
      if (!isHeardOnThrow(fact.unit)) return ["count", "rethrow"];
      return isGivenItems(fact.unit) ? ["rethrow", "logCountDeadLetter", "count"] : ["rethrow", "count"];
    case "unreadResult":
      return ["checkResult", "count"];
    case "ensureExists":
      return ["checkDrift"];
    case "acknowledgement":
      return ["reorder", "failTheUnit"];
    case "unawaitedWrite":
      return ["failTheUnit", "count"];
    case "successClaim":
      return ["rethrow", "reorder"];
    case "unanswered":
      return ["failTheUnit", "rethrow"];
    case "degradedReport":
      return ["log", "count", "rethrow"];
    case "ignore":
      return ["rethrow", "log", "count"];
  }
}

/*
 * | the handler stands in                       | best                                         |
 * |---------------------------------------------|----------------------------------------------|
 * | a loop over items, or before other work     | the unit goes on, and fails in the end       |
 * | a transaction                               | the failure goes on, and all is undone       |
 * | a path that ends in an ack                  | the ack comes only when the work is done     |
 * | a unit whose throw nobody hears             | a count, which an alert can rest on          |
 * | any other                                   | the failure goes on                          |
 */
function ofHandler(handler: Handler): readonly RemedyName[] {
  const { unit, loop, verdict, transaction, awaited } = handler;
  const keeps: readonly RemedyName[] = isGivenItems(unit) ? ["logCountDeadLetter", "count", "deadLetter"] : ["count"];
  if (transaction) return ["rethrow", "count"];
  if (verdict?.kind === "ack")
    // Of a partition, a later offset takes the earlier ones with it.
    return unit.throwReaches === "partition" ? ["rethrow", ...keeps] : ["reorder", ...keeps];
  if (!isHeardOnThrow(unit) || !awaited)
    return ["count", ...keeps.filter((name) => name === "logCountDeadLetter"), "rethrow", "failTheUnit"];
  const goesOn = loop === "items" || verdict?.kind === "write" || !handler.onlyWork;
  return goesOn ? ["failTheUnit", "rethrow", ...keeps] : ["rethrow", ...keeps];
}

/** There is an item that a person can be given. */
function isGivenItems({ kind }: Unit): boolean {
  return kind === "message" || kind === "job" || kind === "event" || kind === "webhook";
}

/** Whoever handed the work over hands it over again. */
function throwBringsBack({ throwReaches }: Unit): boolean {
  return throwReaches === "retry" || throwReaches === "deadLetter";
}

/** Schedulers and event emitters keep a throw to themselves. */
function isHeardOnThrow({ kind, throwReaches }: Unit): boolean {
  if (throwReaches !== null) return throwReaches !== "nobody";
  return kind !== "cron" && kind !== "event";
}
