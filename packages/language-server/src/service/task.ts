import type { Place } from "@silent-failure/analysis/model";
import type { Explaining } from "./explain.ts";
import type { Answer, Question } from "./question.ts";
import type { Refactoring } from "./refactorings.ts";

/** What can be asked about a text: plain data, so that it can be sent to a thread. */
export type Task =
  | { readonly kind: "answer"; readonly question: Question }
  | { readonly kind: "explain"; readonly question: Question; readonly asked: Explaining }
  | { readonly kind: "refactorings"; readonly question: Question; readonly place: Place }
  | { readonly kind: "mend"; readonly question: Question; readonly rule: string };

/** What comes back for each kind. */
export interface Results {
  readonly answer: Answer;
  /** Markdown. */
  readonly explain: string;
  readonly refactorings: readonly Refactoring[];
  /** The text with every finding of the rule mended that can be, and how many that are. */
  readonly mend: { readonly text: string; readonly mended: number; readonly left: number };
}

export type TaskOf<Kind extends Task["kind"]> = Extract<Task, { readonly kind: Kind }>;
