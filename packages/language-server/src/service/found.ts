import type { Certainty, Place, Plan } from "@silent-failure/analysis/model";

/** One step of a trail, as places in the text. */
export interface FoundStep {
  readonly at: "operation" | "lost" | "verdict";
  readonly text: string;
  readonly place: Place;
}

/** A finding in one version of a text. All places are UTF-16 offsets into it. */
export interface Found {
  /** The rule's id: `silent-guard`. */
  readonly rule: string;
  readonly message: string;
  readonly level: "warn" | "error";
  readonly place: Place;
  readonly trail: readonly FoundStep[];
  readonly certainty: Certainty;
  readonly weight: "clear" | "arguable";
  readonly library: string | null;
  /** The function whose work is lost: `handleOrder`, `this consumer`; null where a rule looks at no unit. */
  readonly unit: string | null;
  /** What helps, best first; the last marks the loss as intended. */
  readonly plans: readonly Plan[];
}

/** A finding that a comment switches off. */
export interface Suppressed {
  readonly rule: string;
  readonly place: Place;
  /** The reason that the comment gives; empty where it gives none. */
  readonly reason: string;
}
