import type { FileAnalysis, Finding } from "@silent-failure/analysis";
import { rules } from "@silent-failure/rules";
import type { SourceCode } from "eslint";
import { filesByTree } from "./files-by-tree.ts";

/** All that was understood of a file, for hosts that explain it. */
export interface Examination extends Omit<FileAnalysis, "plansOf"> {
  /** What every rule concludes, on or off, `clear` and `arguable`, in source order. */
  readonly judgements: readonly { readonly rule: string; readonly finding: Finding }[];
}

/** What is known of a file that a rule of ours has just been run on; null for any other. */
export function examine(sourceCode: SourceCode): Examination | null {
  const known = filesByTree.get(sourceCode.ast);
  if (!known) return null;
  const { analysis, file } = known;
  return {
    facts: file.facts,
    outOfScope: file.outOfScope,
    planOf: (fact, remedy) => file.planOf(fact, remedy),
    knownAt: (offset) => file.knownAt(offset),
    symbolAt: (offset) => file.symbolAt(offset),
    judgements: rules
      .flatMap((rule) => analysis.judge(rule, file.facts, "all").map((finding) => ({ rule: rule.id, finding })))
      .toSorted((a, b) => a.finding.place.start - b.finding.place.start),
  };
}
