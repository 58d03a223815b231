import type { PlanText } from "../../../model/plan.ts";
import type { Unit } from "../../../model/unit.ts";
import type { Call, FunctionNode } from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";
import type { Site } from "../sites/site.ts";
import type { Subject } from "../wording/subject.ts";
import { isMissing } from "../wording/is-missing.ts";
import { importsPackage } from "./uses-package.ts";
import { brokers } from "./dead-letters/brokers.ts";
import { itemAt } from "./dead-letters/item-at.ts";
import { failedTask } from "./dead-letters/failed-task.ts";
import { ownDeadLetter } from "./dead-letters/own-dead-letter.ts";
import { stubDeadLetter } from "./dead-letters/stub-dead-letter.ts";
import { turnAround } from "./dead-letters/turn-around.ts";

/** How an item is put where a person finds it. */
export interface DeadLetter {
  readonly lines: readonly PlanText[];
  /** What the path ends by from now on; null where it goes on as before. */
  readonly leave: PlanText | null;
  /** What this leads to, in one sentence. */
  readonly note: string;
  /** An ack on the path that gives way to the last of the lines: no message is settled twice. */
  readonly replaces?: Call | null;
}

/** What is known where an item is given up. */
export interface LostItem {
  readonly draft: Draft;
  readonly site: Site;
  readonly unit: Unit;
  readonly home: FunctionNode;
  readonly subject: Subject;
  /** The error as an expression, where there is one. */
  readonly error: string | null;
  /** The condition of the guard, whose subject may be missing; empty for a failure. */
  readonly condition?: string;
}

/*
 * Where the item goes, best first; null where nothing of it can be written.
 *
 * the project's own function or queue → what the unit's broker has for it → a throw, where that brings the item back or
 * keeps it → a function to fill in, for what is delivered to nobody else, and for the parts of an item
 */
export function deadLetterOf(item: LostItem): DeadLetter | null {
  const { kind } = item.unit;
  const library = item.unit.library ?? libraryOfActivities(item);
  // There is nothing to keep.
  if (isMissing(itemAt(item) ?? "", item.condition ?? "")) return null;
  const own = ownDeadLetter(item);
  if (own) return own;
  // A throw for one row of a job's file would leave out all behind it, however often the job comes again.
  if (turnAround(item.site.node, item.home)?.of !== "parts") {
    const byBroker = library === null ? undefined : brokers[library];
    const known = byBroker?.(item) ?? failedTask(item);
    if (known) return known;
  }
  return kind === "request" || kind === "function" || kind === "cron" ? null : stubDeadLetter(item);
}

/** Activities are registered elsewhere: what they import tells whose they are. */
function libraryOfActivities({ draft, unit }: LostItem): string | null {
  const temporal = "@temporalio/activity";
  return unit.kind === "job" && importsPackage(draft, temporal) ? temporal : null;
}
