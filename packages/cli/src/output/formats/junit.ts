import { prefix } from "@silent-failure/configuration";
import type { ReportedFinding } from "../reported-finding.ts";
import { trailText } from "../trail-text.ts";
import type { Report } from "./format.ts";
import { xml, xmlDeclaration } from "./xml.ts";

/** A suite for each file, a failed case for each finding; a file without any is a case that passes. */
export function junit(report: Report): readonly string[] {
  const { findings, suppressed, problems, repository } = report;
  const byFile = new Map<string, ReportedFinding[]>(report.files.map((file) => [file, []]));
  for (const finding of [...findings, ...suppressed]) {
    const known = byFile.get(finding.file);
    if (known) known.push(finding);
    else byFile.set(finding.file, [finding]);
  }
  const suites = [...byFile].map(([file, found]) =>
    suite(repository.path(file), found, !report.isCompared ? "no silent failures" : "no new silent failures"),
  );
  const unread = problems.map(({ file, sentence }, i) =>
    xml(
      "testcase",
      { name: `could be read ${i + 1}`, classname: file === undefined ? "." : repository.path(file), time: "0" },
      [xml("error", { type: "unread", message: sentence })],
    ),
  );
  if (unread.length > 0) {
    const counts = { tests: unread.length, failures: 0, errors: unread.length, skipped: 0 };
    suites.push(xml("testsuite", { name: "what could not be analysed", ...counts, time: "0" }, unread));
  }
  const { faults } = report;
  if (faults.length > 0) {
    const cases = faults.map(({ kind, sentence, file }, i) =>
      xml("testcase", { name: `${kind} ${i + 1}`, classname: file === null ? "." : repository.path(file), time: "0" }, [
        xml("failure", { type: kind, message: sentence }),
      ]),
    );
    const counts = { tests: faults.length, failures: faults.length, errors: 0, skipped: 0 };
    suites.push(xml("testsuite", { name: "what the project asks for", ...counts, time: "0" }, cases));
  }
  const clean = [...byFile.values()].filter((found) => found.length === 0).length;
  const counts = {
    tests: findings.length + suppressed.length + clean + problems.length + faults.length,
    failures: findings.length + faults.length,
    errors: problems.length,
    skipped: suppressed.length,
  };
  return [xmlDeclaration + xml("testsuites", { name: "silent-failure", ...counts, time: "0" }, suites)];
}

function suite(path: string, found: readonly ReportedFinding[], clean: string): string {
  const skipped = found.filter((finding) => finding.suppressed !== null).length;
  const counts = { tests: Math.max(1, found.length), failures: found.length - skipped, errors: 0, skipped };
  const cases =
    found.length > 0
      ? found.map((finding) => failedCase(path, finding))
      : [xml("testcase", { name: clean, classname: path, time: "0" })];
  return xml("testsuite", { name: path, ...counts, time: "0" }, cases);
}

function failedCase(path: string, finding: ReportedFinding): string {
  const { rule, message, span, severity, suppressed } = finding;
  const name = `${prefix}${rule} at line ${span.line}, column ${span.column}`;
  const text = [`${path}:${span.line}:${span.column}`, message, ...trailText(finding)].join("\n");
  return xml("testcase", { name, classname: path, file: path, line: span.line, time: "0" }, [
    suppressed === null
      ? xml("failure", { type: severity, message }, text)
      : xml("skipped", { message: suppressed === "" ? "switched off without a reason" : suppressed }),
  ]);
}
