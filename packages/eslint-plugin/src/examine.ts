import { judgesPaths, type FileAnalysis, type Judgement, type UnitVisibility } from "@silent-failure/analysis";
import { rules } from "@silent-failure/rules";
import type { SourceCode } from "eslint";
import { filesByTree, type KnownFile } from "./files-by-tree.ts";

const pathRules = rules.filter(judgesPaths);

/** All that was understood of a file, for hosts that explain it. */
export interface Examination extends Omit<FileAnalysis, "plansOf"> {
  /** What every rule concludes, on or off, `clear` and `arguable`, in source order. */
  readonly judgements: readonly Judgement[];
  /** The failure paths of every unit, and which of them are heard, whatever rules are on. */
  readonly visibility: readonly UnitVisibility[];
}

/** What is known of a file that a rule of ours has just been run on; null for any other. */
export function examine(sourceCode: SourceCode): Examination | null {
  const known = filesByTree.get(sourceCode.ast);
  if (!known) return null;
  const { analysis, file } = known;
  // Both are made when they are asked for: hosts that only count paths do not read what only other rules read.
  let judgements: readonly Judgement[] | null = null;
  let visibility: readonly UnitVisibility[] | null = null;
  return {
    facts: file.facts,
    outOfScope: file.outOfScope,
    planOf: (fact, remedy) => file.planOf(fact, remedy),
    knownAt: (offset) => file.knownAt(offset),
    symbolAt: (offset) => file.symbolAt(offset),
    get judgements() {
      return (judgements ??= judge(known, rules));
    },
    get visibility() {
      return (visibility ??= analysis.visibilityOf(file.facts, judge(known, pathRules)));
    },
  };
}

function judge({ analysis, file }: KnownFile, by: typeof rules): readonly Judgement[] {
  return by
    .flatMap((rule) => analysis.judge(rule, file.facts, "all").map((finding) => ({ rule: rule.id, finding })))
    .toSorted((a, b) => a.finding.place.start - b.finding.place.start);
}
