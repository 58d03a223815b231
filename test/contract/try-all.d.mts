import type { Tried } from "./try-remedies.mjs";

export interface TriedFile extends Tried {
  readonly file: string;
}

export interface Outcome {
  readonly tried: readonly TriedFile[];
  /** Findings for which nothing but a comment is offered: `file:line rule`. */
  readonly withoutRemedy: readonly string[];
}

export const root: string;
export function inAnotherStyle(text: string): string;
export function tryCases(restyle?: (text: string) => string): Promise<Outcome>;
export function tryEcosystem(): Promise<Outcome>;
export function badCases(): readonly string[];
