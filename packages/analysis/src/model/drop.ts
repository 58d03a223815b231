import type { Operation } from "./operation.ts";
import type { Place } from "./place.ts";
import type { ReportLevel } from "./report.ts";
import type { Unit } from "./unit.ts";

/** Some of what a unit is given falls through on its way to the work, without any exit of the unit itself. */
export interface Drop {
  readonly kind: "drop";
  /**
   * `filter` a list is narrowed to what is valid · `emptied` an item is mapped to nothing · `defaultArm` a choice by type
   * ends in an empty arm · `noDefault` it has no arm for the rest · `handlerMap` a handler is called if there is one.
   */
  readonly form: "filter" | "emptied" | "defaultArm" | "noDefault" | "handlerMap";
  /** Items of a batch, or every item of a kind. */
  readonly loses: "items" | "kind";
  readonly unit: Unit;
  readonly place: Place;
  /** What decides, as written, shortened: `isImportable`, `event.type`. */
  readonly decides: string;
  /** The test is a check of validity or a parse for certain, and not a field that may be optional. */
  readonly checked: boolean;
  /** All that is given is meant to come in: the rows of an import, the lines of a file that is stored. */
  readonly isMeantWhole: boolean;
  /** The work that goes ahead without what was dropped. */
  readonly work: Operation;
  /** It is one of many that the unit works through, and the others go on. */
  readonly perItem: boolean;
  /** A guard of the same unit does report. */
  readonly siblingReports: boolean;
  /** What is dropped is acknowledged or marked as done all the same. */
  readonly settled: boolean;
  readonly report: ReportLevel;
  readonly explained: boolean;
}
