import type { PlanText } from "../../../../model/plan.ts";
import type { Draft } from "../../source/draft.ts";
import type { Subject } from "../../wording/subject.ts";
import type { ValueInReach } from "../value-in-reach.ts";

/** How one library counts what is lost. */
export interface Metric {
  readonly library: string;
  /** What a file that uses it imports, and a manifest names. */
  readonly packages: readonly string[];
  /** A counter or client of it that can be named here; null for one that is there for other things. */
  withValue?(draft: Draft, value: ValueInReach, receiver: string | null, subject: Subject): PlanText | null;
  /** By what it exports alone: a counter is declared, or a function of the module called. */
  anew?(draft: Draft, subject: Subject): PlanText;
}
