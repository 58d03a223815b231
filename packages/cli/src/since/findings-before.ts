import type { ShownPath } from "@silent-failure/configuration/files";
import type { KeptOutcome } from "../engine/file-outcome.ts";
import { judgeFiles } from "../engine/judge-files.ts";
import type { Overlay } from "../engine/judge.ts";
import { JudgeThreads } from "../engine/judge-threads.ts";
import { toLintResult } from "../engine/to-lint-result.ts";
import type { Gathered } from "../gather.ts";
import type { Plan } from "../plan.ts";
import { reportedFindings, type ReportedFinding } from "../output/reported-finding.ts";
import { sortResults } from "../sort-results.ts";

/** What there was to find before a change. */
export interface Before {
  /** The side that was compared with, for sentences. */
  readonly name: string;
  readonly findings: readonly ReportedFinding[];
  /** Files that could not be read as they were. */
  readonly unread: readonly string[];
}

/**
 * Judges the other side of a change. What a file's outcome rests on is known from this side, so only files that the change
 * reaches are judged again, whether or not a line of their own has changed.
 */
export async function findingsBefore(
  { selection, found, kept }: Gathered,
  plan: Plan,
  { overlay, name, shown }: { readonly overlay: Overlay; readonly name: string; readonly shown: ShownPath },
): Promise<Before> {
  const threads = new JudgeThreads(plan.judging, overlay, plan.concurrency);
  try {
    const files = selection.over(overlay);
    const { outcomes } = await judgeFiles(files, {
      threads,
      judging: plan.judging,
      store: null,
      known: ({ file, digest }): KeptOutcome | undefined =>
        found.get(file)?.digest === digest ? kept.get(file) : undefined,
      onJudged: () => undefined,
    });
    const raw = [...outcomes].map(([file, outcome]) => toLintResult(file, outcome));
    const { results, problems } = sortResults(raw, false, shown);
    return {
      name,
      findings: results
        .flatMap((result) => reportedFindings(result, { isSourceShown: false }))
        .filter(({ suppressed }) => suppressed === null),
      unread: problems.flatMap(({ file }) => (file === undefined ? [] : [file])),
    };
  } finally {
    await threads.end();
  }
}
