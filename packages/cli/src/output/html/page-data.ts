import type { Report } from "../formats/format.ts";
import type { KnownFinding } from "../known-finding.ts";
import type { ReportedFinding } from "../reported-finding.ts";
import type { ReportedUnit } from "../reported-unit.ts";
import { rulePage, rulePageUrl } from "../rule-page.ts";
import { harmless } from "../screen.ts";
import { oneLine } from "../trail-text.ts";
import { codeLines } from "./code-lines.ts";
import { CodeOwners } from "./code-owners.ts";
import type { PageFinding, PageModel, PageRule, PageUnit } from "./page-model.ts";
import { remedyDiff } from "./remedy-diff.ts";

interface PlacedUnit {
  readonly shown: PageUnit;
  readonly span: ReportedUnit["span"];
}

/** What the page shows of a run: plain data, sorted, the same for the same run wherever and whenever it is made. */
export function pageData(report: Report): PageModel {
  const { findings, known, suppressed, units } = report;
  const paths = pathsOf(report);
  const places = [...new Set(paths.values())].toSorted();
  const indexes = new Map(places.map((path, index) => [path, index]));
  const indexOf = (file: string): number => indexes.get(paths.get(file) ?? "") ?? 0;

  const pictures = new Map<string, readonly PlacedUnit[]>();
  for (const [file, own] of units)
    pictures.set(
      file,
      own.map((unit) => unitOf(unit, file)),
    );
  const allUnits = [...pictures.values()].flat().map(({ shown }) => shown);
  allUnits.sort((a, b) => a.file - b.file || a.line - b.line || (a.id < b.id ? -1 : 1));
  const unitIndexes = new Map(allUnits.map((unit, index) => [unit, index]));

  const all: PageFinding[] = [
    ...findings.map((finding) => findingOf(finding, "new", null)),
    ...known.map((finding) => findingOf(finding, "known", finding.entry)),
    ...suppressed.map((finding) => findingOf(finding, "suppressed", null)),
  ];
  const owners = CodeOwners.of(report.repository.root);
  return {
    version: report.version,
    isStrict: report.isStrict,
    isSourceShown: report.isSourceShown,
    filesRead: report.files.length,
    files: places.map((path) => ({ path, owners: (owners?.ownersOf(path) ?? []).map(plain) })),
    hasOwners: owners !== null,
    rules: rulesOf(all),
    findings: all.toSorted(
      (a, b) => a.file - b.file || a.line - b.line || a.column - b.column || (a.id < b.id ? -1 : 1),
    ),
    units: allUnits,
    isCompared: report.isCompared,
    faults: report.faults.map(({ sentence }) => plain(sentence)),
    problems: [...new Set(report.problems.map(({ sentence }) => plain(sentence)))],
    notices: report.notices.map(plain),
  };

  function unitOf(unit: ReportedUnit, file: string): PlacedUnit {
    const { name, kind, span } = unit;
    const shown: PageUnit = {
      id: `${paths.get(file) ?? ""}:${span.line}:${span.column}`,
      file: indexOf(file),
      line: span.line,
      name: plain(name),
      kind,
      paths: unit.paths.map(({ text, span: place, report: told, isHeard }) => ({
        text: plain(text),
        line: place.line,
        report: told,
        isHeard,
      })),
    };
    return { shown, span };
  }

  function findingOf(
    finding: ReportedFinding,
    state: PageFinding["state"],
    entry: KnownFinding["entry"] | null,
  ): PageFinding {
    const { file, span, rule, severity, certainty, weight, library } = finding;
    const source = report.sources.get(file);
    const around = innermost(pictures.get(file) ?? [], span);
    return {
      id: `${paths.get(file) ?? ""}~${finding.fingerprint}`,
      file: indexOf(file),
      line: span.line,
      column: span.column,
      rule,
      message: plain(finding.message),
      symbol: plain(finding.symbol),
      severity,
      certainty,
      weight,
      library,
      state,
      reason: sayable(entry ? entry.reason : finding.suppressed),
      owner: sayable(entry?.owner),
      expires: sayable(entry?.expires),
      trail: finding.trail.map(({ at, text, span: place }) => ({ at, text: plain(text), line: place.line })),
      code: source ? codeLines(source.text, span) : [],
      remedies: finding.remedies.map(({ title, note, edits }) => ({
        title: plain(title),
        note: plain(note),
        diff: source ? remedyDiff(edits, source.text) : [],
      })),
      unit: around === null ? null : (unitIndexes.get(around.shown) ?? null),
    };
  }
}

/** From the root of the repository, of every file that has something to show. */
function pathsOf({ findings, known, suppressed, units, repository }: Report): ReadonlyMap<string, string> {
  const files = [...findings, ...known, ...suppressed].map(({ file }) => file);
  return new Map([...files, ...units.keys()].map((file) => [file, plain(repository.path(file))]));
}

function rulesOf(findings: readonly PageFinding[]): Readonly<Record<string, PageRule>> {
  const ids = [...new Set(findings.map(({ rule }) => rule))].toSorted();
  return Object.fromEntries(
    ids.map((id) => [id, { summary: /^> (.*)$/m.exec(rulePage(id))?.[1] ?? "", url: rulePageUrl(id) }]),
  );
}

/** The smallest unit around a place. */
function innermost(units: readonly PlacedUnit[], { line, column }: ReportedFinding["span"]): PlacedUnit | null {
  const around = units.filter(
    ({ span }) =>
      (span.line < line || (span.line === line && span.column <= column)) &&
      (span.endLine > line || (span.endLine === line && span.endColumn >= column)),
  );
  const size = ({ span }: PlacedUnit): number => span.endLine - span.line;
  return around.toSorted((a, b) => size(a) - size(b))[0] ?? null;
}

function sayable(text: string | null | undefined): string | null {
  return text ? plain(text) : null;
}

function plain(text: string): string {
  return harmless(oneLine(text));
}
