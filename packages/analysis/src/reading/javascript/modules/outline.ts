import type { GuardCause } from "../../../model/guard.ts";
import type { KeptWork } from "../handlers/kept-work.ts";
import type { ImportPath } from "../resolving/origins.ts";
import type { FailingOperation } from "../results/failing-operation.ts";
import type { Summary } from "../failure-paths/summary.ts";

/** What a module gives to others, as plain data that outlives its syntax tree and says nothing of further modules. */
export interface Outline {
  readonly exports: ReadonlyMap<string, Exported>;
  /** The modules of `export * from "…"`. */
  readonly all: readonly string[];
}

export type Exported =
  | { readonly is: "library"; readonly library: string; readonly receiver: string | null }
  | {
      readonly is: "function";
      readonly summary: Summary;
      readonly gives: Exported | null;
      /** How it tells its callers of a failure without throwing. */
      readonly told: FailingOperation | null;
      /** What it is handed to run, and whose failure it keeps. */
      readonly keeps: KeptWork | null;
      /** Why it answers `false` or nothing, saying no word of it, when that means that work is lost. */
      readonly refuses: GuardCause | null;
    }
  /** A class or an instance of it: both have its members. */
  | { readonly is: "class"; readonly members: ReadonlyMap<string, Exported>; readonly base: Exported | null }
  | { readonly is: "object"; readonly members: ReadonlyMap<string, Exported> }
  /** Comes from another module: a re-export, or an instance of an imported class. */
  | { readonly is: "import"; readonly source: string; readonly path: ImportPath };
