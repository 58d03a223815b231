import type { Problem, ShownPath } from "@silent-failure/configuration/files";
import type { ESLint } from "eslint";
import type { KnownFinding } from "../known-finding.ts";
import type { Fault } from "../fault.ts";
import type { Part } from "../../shard/part.ts";
import type { ReportedFinding } from "../reported-finding.ts";
import type { ReportedUnit } from "../reported-unit.ts";
import type { Repository } from "../repository.ts";
import type { Screen } from "../screen.ts";
import type { SourceLines } from "../source-lines.ts";

/** All that there is to say of a run. */
export interface Report {
  readonly version: string;
  /** Those that the baseline does not know. */
  readonly findings: readonly ReportedFinding[];
  readonly known: readonly KnownFinding[];
  /** Null when there is none. */
  /** Findings are told from those that were there before. */
  readonly isCompared: boolean;
  /** How many findings are known, by whom, and until when: a sentence for each way of knowing them. */
  readonly knownSentences: readonly string[];
  /** For a run that others take part in. */
  readonly part: (() => Part) | null;
  /** What makes the run fail besides findings. */
  readonly faults: readonly Fault[];
  /** Those that comments switch off. */
  readonly suppressed: readonly ReportedFinding[];
  /** What could not be analysed. */
  readonly problems: readonly Problem[];
  readonly notices: readonly string[];
  /** What can lose work, by absolute file; files without it are absent. */
  readonly units: ReadonlyMap<string, readonly ReportedUnit[]>;
  /** The files that were read, absolute. */
  readonly files: readonly string[];
  /** Their text, where there are findings in it; empty where source text is left out. */
  readonly sources: ReadonlyMap<string, SourceLines>;
  /** Code frames, diffs and what remedies write may be shown. */
  readonly isSourceShown: boolean;
  /** As ESLint has them. */
  readonly results: readonly ESLint.LintResult[];
  readonly seconds: number;
  readonly isStrict: boolean;
  readonly exitCode: number;
  /** Paths for people, from the folder of the command. */
  readonly shown: ShownPath;
  /** Paths for CI systems, from the root of the checkout. */
  readonly repository: Repository;
}

/** A report as text, in parts: on a terminal, what could not be analysed is said after the first. */
export type Format = (report: Report, screen: Screen) => readonly string[];
