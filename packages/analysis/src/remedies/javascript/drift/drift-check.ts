import type { EnsureExists } from "../../../model/ensure-exists.ts";
import type { PlanText } from "../../../model/plan.ts";
import type { Node } from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";
import type { FoundCreate } from "./found-create.ts";
import type { CreateValues } from "./create-values.ts";

/** What is known when a check is to be written. */
export interface DriftQuestion {
  readonly draft: Draft;
  readonly fact: EnsureExists;
  readonly create: FoundCreate;
  /** The arguments of the create call; of a command, those that it is constructed with. */
  readonly args: readonly Node[];
  /** What the create call is made on, as it can be written at the place of the check; null for a bare function. */
  readonly client: string | null;
  readonly values: CreateValues;
}

/** A comparison of what is live with what the code creates, as statements. */
export interface DriftCheck {
  readonly lines: readonly PlanText[];
  /** The lines hold an `await`. */
  readonly waits: boolean;
  /** It speaks of several things, of which only some may have been missing: it is run in any case. */
  readonly always?: boolean;
  /** Not before the end of this loop, which makes all that is compared. */
  readonly after?: Node | null;
  /** What is compared: "dimension and distance". */
  readonly compares: string;
}

/** How a library tells what is live; null where the call does not say what is created. */
export type DriftReader = (question: DriftQuestion) => DriftCheck | null;
