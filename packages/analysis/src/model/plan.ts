import type { Place } from "./place.ts";
import type { RemedyName } from "./remedy.ts";

/** A part of a new text that its reader is asked about, with what stands there until then. Numbered as visited. */
export interface TabStop {
  readonly stop: number;
  readonly text: string;
}

/** A new text: what is certain, and what is a suggestion. */
export type PlanText = readonly (string | TabStop)[];

/** One change of the source: what stands in the place gives way to the text. An empty place is an insertion. */
export interface PlanEdit {
  readonly place: Place;
  readonly text: PlanText;
}

/** A remedy, worded for one finding. */
export interface Plan {
  readonly remedy: RemedyName;
  /** What it does, as the line of a menu: "Log, count and dead-letter what is dropped". */
  readonly title: string;
  /** What that leads to here, with this broker; empty when there is nothing to add. */
  readonly note: string;
  /** In source order; no two overlap or begin at the same offset. */
  readonly edits: readonly PlanEdit[];
}

/** The text with every tab stop filled by what it suggests. */
export function plainText(text: PlanText): string {
  return text.map((part) => (typeof part === "string" ? part : part.text)).join("");
}
