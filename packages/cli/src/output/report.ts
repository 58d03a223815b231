import type { ShownPath } from "@silent-failure/configuration/files";
import { coloursFor } from "./colours.ts";
import { complain } from "./complain.ts";
import type { Report } from "./formats/format.ts";
import { jobSummary } from "./job-summary.ts";
import { reportFormats, type ReportRequest } from "./report-formats.ts";
import { widthOf, type Screen } from "./screen.ts";
import { appendReport, writeReport } from "./write-report.ts";

/**
 * Writes the reports that were asked for, and one to standard output in any case. What could not be analysed goes to stderr,
 * where no pipe swallows it. Answers what could not be written: a sentence each.
 */
export function report(
  of: Report,
  requests: readonly ReportRequest[],
  { color, shown }: { readonly color: boolean | undefined; readonly shown: ShownPath },
): readonly string[] {
  const file: Screen = { colours: coloursFor({}, false), width: undefined };
  const faults: (string | null)[] = requests.map(({ format, path }) =>
    path === null ? null : writeReport(path, textOf(of, format, file).join(""), shown.of(path)),
  );
  const summaryPath = process.env["GITHUB_STEP_SUMMARY"];
  if (summaryPath && requests.some(({ format }) => format === "github"))
    faults.push(appendReport(summaryPath, jobSummary(of)));

  const terminal: Screen = { colours: coloursFor(process.stdout, color), width: widthOf(process.stdout) };
  const format = requests.find(({ path }) => path === null)?.format ?? "pretty";
  const [first = "", ...rest] = textOf(of, format, terminal);
  process.stdout.write(first);
  complain(of, color);
  for (const part of rest) process.stdout.write(part);
  const sentences = faults.filter((fault) => fault !== null);
  complain({ problems: sentences.map((sentence) => ({ sentence })), notices: [] }, color);
  return sentences;
}

function textOf(of: Report, format: string, screen: Screen): readonly string[] {
  return reportFormats[format]?.(of, screen) ?? [];
}
