import type { Operation } from "./operation.ts";
import type { Place } from "./place.ts";
import type { Unit } from "./unit.ts";
import type { Verdict } from "./verdict.ts";

/** A write that is begun and left: nobody waits for it, so its failure comes when everybody has gone. */
export interface UnawaitedWrite {
  readonly kind: "unawaitedWrite";
  /**
   * `floating` nobody takes what it gives · `discarded` thrown away in so many words, `void save()` ·
   * `eachItem` begun for every item by an iteration that waits for none of them.
   */
  readonly form: "floating" | "discarded" | "eachItem";
  readonly unit: Unit;
  readonly place: Place;
  readonly operation: Operation;
  /** False when it only begins once somebody waits for it, as queries of some libraries do: it never happens. */
  readonly begins: boolean;
  /** What claims success meanwhile. */
  readonly verdict: Verdict;
  /** The unit could wait: it is asynchronous itself. */
  readonly couldWait: boolean;
  /** The same store is waited for elsewhere in the function: `await book.debit(…)` beside `void book.credit(…)`. */
  readonly paired: boolean;
  /** A comment with a reason says that nobody has to wait. */
  readonly explained: boolean;
  /** A primary write of the same unit was waited for before this one. */
  readonly followsPrimary: boolean;
  /** No other write of the unit comes before or after. */
  readonly onlyWork: boolean;
}
