import type { Place } from "./place.ts";
import type { ReportLevel } from "./report.ts";
import type { Unit } from "./unit.ts";

/** A path of a request's handler on which nobody answers, throws, or passes the request on: its caller waits. */
export interface Unanswered {
  readonly kind: "unanswered";
  /** `failure` where a failure is caught · `guard` where the handler leaves early. */
  readonly form: "failure" | "guard";
  readonly unit: Unit;
  readonly place: Place;
  /** What leads there, as a clause: "`orders.find()` fails", "`!user`". */
  readonly cause: string;
  readonly causePlace: Place;
  readonly report: ReportLevel;
  /** The answer that the other paths give: `res.json()`. */
  readonly answer: string;
  readonly explained: boolean;
}
