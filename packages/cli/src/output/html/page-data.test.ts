import { ShownPath } from "@silent-failure/configuration/files";
import { expect, test } from "vitest";
import type { Report } from "../formats/format.ts";
import type { ReportedFinding } from "../reported-finding.ts";
import type { ReportedPath, ReportedUnit } from "../reported-unit.ts";
import { Repository } from "../repository.ts";
import { SourceLines } from "../source-lines.ts";
import { document } from "./document.ts";
import { pageData } from "./page-data.ts";

const source = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].join("\n");
const root = "/repository";

function span(line: number, column = 1, endLine = line, endColumn = column + 3): ReportedFinding["span"] {
  return { line, column, endLine, endColumn };
}

const finding: ReportedFinding = {
  rule: "silent-guard",
  symbol: "outer.inner",
  lost: "x",
  fingerprint: "abc:1",
  file: `${root}/src/b.ts`,
  message: "`x` is lost \u202e",
  span: span(5),
  severity: "error",
  trail: [{ at: "lost", text: "nothing\n hears", span: span(5) }],
  certainty: "proved",
  weight: "clear",
  library: null,
  unit: "inner",
  remedies: [
    {
      remedy: "count",
      title: "Count it",
      note: "",
      // The first and the last line: two stretches, with a line around each.
      edits: [
        { start: 0, end: 3, span: span(1), text: "ONE" },
        { start: source.length - 3, end: source.length, span: span(10), text: "TEN" },
      ],
    },
  ],
  suppressed: null,
};

const path = (isHeard: boolean): ReportedPath => ({
  kind: "handler",
  text: "`save()` fails",
  span: span(5),
  report: isHeard ? "counted" : "silent",
  isHeard,
});
const unit = (name: string, from: number, to: number, paths: readonly ReportedPath[]): ReportedUnit => ({
  name,
  kind: "job",
  span: span(from, 1, to, 9),
  paths,
});

function reportOf(part: Partial<Report>): Report {
  return {
    version: "1.2.3",
    findings: [],
    known: [],
    isCompared: false,
    knownSentences: [],
    faults: [],
    part: null,
    suppressed: [],
    units: new Map(),
    problems: [],
    notices: [],
    files: [finding.file],
    sources: new Map([[finding.file, new SourceLines(source)]]),
    isSourceShown: true,
    results: [],
    seconds: 1,
    isStrict: false,
    exitCode: 1,
    shown: new ShownPath(root),
    repository: new Repository(root, {}),
    ...part,
  };
}

test("a finding lies in the innermost unit around it; both are sorted by path and line", () => {
  const page = pageData(
    reportOf({
      findings: [
        finding,
        { ...finding, file: `${root}/src/a.ts` },
        { ...finding, span: span(2), fingerprint: "abc:2" },
      ],
      units: new Map([
        [finding.file, [unit("outer", 1, 9, [path(false)]), unit("inner", 4, 6, [path(true), path(false)])]],
        [`${root}/only-units.ts`, [unit("alone", 3, 4, [])]],
      ]),
    }),
  );
  expect(page.files.map((file) => file.path)).toEqual(["only-units.ts", "src/a.ts", "src/b.ts"]);
  expect(page.units.map(({ name }) => name)).toEqual(["alone", "outer", "inner"]);
  expect(page.findings.map(({ id, unit: index }) => [id, index])).toEqual([
    ["src/a.ts~abc:1", null],
    ["src/b.ts~abc:2", 1],
    ["src/b.ts~abc:1", 2],
  ]);
});

test("code is the frame and no more, a diff the changed lines and one around; texts are harmless lines", () => {
  const [shown] = pageData(reportOf({ findings: [finding] })).findings;
  expect(shown?.message).toBe("`x` is lost ·");
  expect(shown?.trail[0]?.text).toBe("nothing hears");
  expect(shown?.code).toEqual([
    { number: 3, text: "three", mark: null },
    { number: 4, text: "four", mark: null },
    { number: 5, text: "five", mark: [0, 3] },
    { number: 6, text: "six", mark: null },
    { number: 7, text: "seven", mark: null },
  ]);
  expect(shown?.remedies[0]?.diff).toEqual([
    { line: 1, lines: ["-one", "+ONE", " two"] },
    { line: 9, lines: [" nine", "-ten", "+TEN"] },
  ]);
  const bare = pageData(reportOf({ findings: [finding], sources: new Map() })).findings[0];
  expect([bare?.code, bare?.remedies[0]?.diff]).toEqual([[], []]);
});

test("what the baseline knows has its reason, owner and end; what a comment switches off its reason", () => {
  const page = pageData(
    reportOf({
      isCompared: true,
      faults: [
        { kind: "baseline", sentence: "One is not there any more.", file: `${root}/silent-failure.baseline.jsonl` },
      ],
      known: [{ ...finding, entry: { reason: "old", owner: "@pay", expires: "2027-01-31" } }],
      suppressed: [{ ...finding, span: span(6), suppressed: "PAY-12", fingerprint: "abc:2" }],
    }),
  );
  expect(page.findings).toMatchObject([
    { state: "known", reason: "old", owner: "@pay", expires: "2027-01-31" },
    { state: "suppressed", reason: "PAY-12", owner: null, expires: null },
  ]);
  const html = document(page);
  expect(html).toContain("<h1>No new silent failures</h1>");
  expect(html).toContain("<dt>known before</dt><dd>1</dd>");
  expect(html).toContain("<li>One is not there any more.</li>");
});

test("the head tells how much is heard of, and never rounds up to all", () => {
  const paths = [...Array.from({ length: 299 }, () => path(true)), path(false)];
  const html = document(pageData(reportOf({ units: new Map([[finding.file, [unit("large", 1, 9, paths)]]]) })));
  expect(html).toContain("visibility: 299 of 300 failure paths are heard</dt><dd>99&thinsp;%");
  expect(document(pageData(reportOf({})))).not.toContain('class="visibility"');
});

test("whatever the data holds, the page has its two scripts and no more", () => {
  const evil = "</script><script>alert(1)</script><!--";
  const html = document(
    pageData(
      reportOf({
        findings: [{ ...finding, message: evil, file: `${root}/${evil}.ts` }],
        problems: [{ sentence: evil }],
        notices: [evil],
      }),
    ),
  );
  expect(html.match(/<script/gi)).toHaveLength(2);
  expect(html).not.toContain("<!--");
  expect(html).toContain("<li>&lt;/script&gt;");
});
