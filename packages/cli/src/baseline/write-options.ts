import type { SelectOptions } from "../plan.ts";
import { UsageError } from "../usage-error.ts";
import type { Annotation } from "./baseline-entry.ts";
import { isDay } from "./day.ts";
import type { BaselineOptions } from "./locate-baseline.ts";

/** What all commands take that read or write a baseline. */
export interface BaselineRunOptions extends SelectOptions, BaselineOptions {
  readonly color?: boolean;
}

export interface WriteOptions extends BaselineRunOptions {
  readonly reason?: string;
  readonly owner?: string;
  readonly expires?: string;
  readonly dryRun?: boolean;
}

/**
 * What is said of new entries.
 * @throws UsageError when the day is none, or is over.
 */
export function annotationOf({ reason, owner, expires }: WriteOptions, today: string): Annotation {
  if (expires !== undefined && !isDay(expires))
    throw new UsageError(`--expires ${expires} is no day. Write it as --expires 2027-01-31.`);
  if (expires !== undefined && expires < today)
    throw new UsageError(`--expires ${expires} is over: today is ${today}. Name a day to come.`);
  const textOf = (given: string | undefined) => (given?.trim() ? given.trim() : null);
  return { reason: textOf(reason), owner: textOf(owner), expires: expires ?? null };
}
