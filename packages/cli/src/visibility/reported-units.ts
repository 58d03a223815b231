import { prefix } from "@silent-failure/configuration";
import type { SourceCode } from "eslint";
import type plugin from "eslint-plugin-silent-failure";
import type { WholeSpan } from "../output/frame.ts";
import type { ReportedUnit } from "../output/reported-unit.ts";
import { ExplainedDirectives } from "./explained-directives.ts";

type Examination = NonNullable<ReturnType<typeof plugin.examine>>;
type Place = Examination["visibility"][number]["unit"]["place"];

/**
 * The units of a file that can lose work, and which of their failure paths are heard, at any level of the rules. What a
 * comment with a reason switches off is meant, and not counted; nor is what only rules find that are off (`offRules`, ids
 * without prefix).
 */
export function reportedUnits(
  { visibility }: Examination,
  sourceCode: SourceCode,
  offRules: ReadonlySet<string> = new Set(),
): readonly ReportedUnit[] {
  if (visibility.length === 0) return [];
  const directives = new ExplainedDirectives(sourceCode);
  return visibility.flatMap(({ unit, paths }) => {
    const counted = paths.filter(
      ({ isHeard, findings }) =>
        isHeard ||
        findings.some(
          ({ rule, place }) =>
            !offRules.has(rule) && !directives.cover(`${prefix}${rule}`, sourceCode.getLocFromIndex(place.start)),
        ),
    );
    if (counted.length === 0) return [];
    return {
      name: unit.name,
      kind: unit.kind,
      span: spanOf(sourceCode, unit.place),
      paths: counted.map(({ kind, text, place, report, isHeard }) => ({
        kind,
        text,
        span: spanOf(sourceCode, place),
        report,
        isHeard,
      })),
    };
  });
}

function spanOf(sourceCode: SourceCode, { start, end }: Place): WholeSpan {
  const from = sourceCode.getLocFromIndex(start);
  const to = sourceCode.getLocFromIndex(Math.min(end, sourceCode.text.length));
  return { line: from.line, column: from.column + 1, endLine: to.line, endColumn: to.column + 1 };
}
