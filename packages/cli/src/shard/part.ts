import type { Problem } from "@silent-failure/configuration/files";
import type { Linter } from "eslint";
import type { FileOutcome } from "../engine/file-outcome.ts";
import type { SelectOptions } from "../plan.ts";
import type { Shard } from "./read-shard.ts";

/** The number of this shape; another one is not read. */
export const partVersion = 1;

/** What one part of a run gave: plain data, without a path of this machine. */
export interface Part extends Shard {
  readonly silentFailureShard: number;
  /** Of the program. */
  readonly version: string;
  /** The same in all parts of one run: which files there were, and how they are judged. */
  readonly run: string;
  /** As they were asked for. */
  readonly paths: readonly string[];
  readonly selecting: Pick<SelectOptions, "strict" | "rule" | "config" | "ignored" | "noIgnore">;
  readonly isStrict: boolean;
  /** False for `--no-source`: what remedies write is not in here. */
  readonly isSourceShown: boolean;
  readonly rules: Linter.RulesRecord;
  readonly problems: readonly Problem[];
  readonly notices: readonly string[];
  /** There was no file for any part. */
  readonly isEmpty: boolean;
  readonly files: readonly {
    /** From the folder of the command, with slashes. */
    readonly path: string;
    readonly digest: string;
    readonly outcome: FileOutcome;
  }[];
}
