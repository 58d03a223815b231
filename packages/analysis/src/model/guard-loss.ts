import type { TrailStep } from "./finding.ts";
import { losesWork, type Guard, type GuardCause } from "./guard.ts";
import { nameOfUnit } from "./loss.ts";
import { reportLevels } from "./report.ts";
import type { Settings } from "./settings.ts";

/** What a guard loses without a word, as the rules about units and about batches judge it. */
export interface GuardLoss {
  /** `dropped` nothing records it · `faint` a low-level line without the item's identity does. */
  readonly heard: "dropped" | "faint";
  /** What is lost: "an item whose record is missing". */
  readonly what: string;
  /** When: the condition, negated where an arm is skipped. */
  readonly condition: string;
  readonly trail: readonly [TrailStep, TrailStep, TrailStep];
  readonly weight: "clear" | "arguable";
}

/** Null when nothing is lost, no work is left to do, or somebody hears of it. */
export function lossOfGuard(guard: Guard, settings: Settings): GuardLoss | null {
  if (!losesWork(guard.cause) || !guard.skipped) return null;
  const required = reportLevels.indexOf(settings.requiredReport ?? "logged");
  const silent = reportLevels.indexOf(guard.report) < required;
  if (!silent && guard.faintLog === null) return null;
  return {
    heard: silent ? "dropped" : "faint",
    what: what[guard.cause] ?? "its item",
    condition: guard.form === "skippedArm" ? `not ${guard.condition}` : guard.condition,
    trail: [
      { at: "operation", text: `\`${guard.skipped.name}\` is skipped`, place: guard.skipped.place },
      {
        at: "lost",
        text: silent
          ? `\`${guard.condition}\` decides it, and no log, metric or dead letter says so`
          : `\`${guard.condition}\` decides it, and only \`${guard.faintLog}\` says so`,
        place: guard.place,
      },
      {
        at: "verdict",
        text: `${nameOfUnit(guard.unit)} ${exit[guard.form]}: ${guard.unit.onReturn}`,
        place: guard.place,
      },
    ],
    weight: silent && isClear(guard) ? "clear" : "arguable",
  };
}

const what: Partial<Record<GuardCause, string>> = {
  "invalid-payload": "an invalid item",
  "lookup-miss": "an item whose record is missing",
  "failed-dependency": "an item whose earlier step failed",
  "unknown-type": "an item of unknown type",
  "error-value": "an item that failed",
};

const exit: Readonly<Record<Guard["form"], string>> = {
  return: "returns",
  continue: "moves on to the next item",
  break: "leaves the loop",
  skippedArm: "comes to its end",
};

/*
 * | unit                       | clear when                                                              |
 * |----------------------------|-------------------------------------------------------------------------|
 * | registered                 | the payload is invalid, a step failed, or a record is missing           |
 * | with a bus of the project  | the same; of fields only the one that says which item it is             |
 * | called by a registered one | the same, but not for a field that may be optional                      |
 * | after a main write         | the same, but not for a field that may be optional                      |
 * | by its name                | the payload is checked and invalid, or another guard of it does report  |
 * | whoever is given its items | of unknown type: what comes in is for this unit alone                   |
 */
function isClear(guard: Guard): boolean {
  if (guard.explained) return false;
  if (guard.cause === "unknown-type") return guard.unit.sole && guard.unit.certainty === "proved";
  if (guard.presenceOnly && (guard.form === "skippedArm" || guard.followsWork || guard.unit.derived)) return false;
  if (guard.siblingReports && !(guard.presenceOnly && guard.unit.certainty === "likely")) return true;
  if (guard.unit.certainty === "proved" || guard.cause === "error-value") return true;
  if (guard.unit.registered && !guard.unit.derived && (!guard.presenceOnly || guard.asksIdentity)) return true;
  return guard.cause === "invalid-payload"
    ? !guard.presenceOnly
    : guard.cause === "lookup-miss" && !guard.unit.derived && guard.skipped?.library !== null;
}
