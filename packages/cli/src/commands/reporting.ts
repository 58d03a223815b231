import type { Command } from "commander";
import { readReportRequest, reportFormats } from "../output/report-formats.ts";
import { UsageError } from "../usage-error.ts";
import { readMinVisibility } from "../visibility/read-min-visibility.ts";

/** Adds what decides how a run is judged as a whole, and how that is told. */
export function reporting(command: Command): Command {
  return command
    .option("--baseline <file>", "the known findings, if not in the nearest silent-failure.baseline.jsonl")
    .option("--no-baseline", "take no finding for known")
    .option(
      "--min-visibility <percent or folder:percent>",
      "exit with 1 when fewer failure paths are heard, in all or in a folder (repeatable)",
      readMinVisibility,
      [],
    )
    .option("--raise-visibility", "write the figures into minVisibility of the configuration, where they are higher")
    .option("--max-warnings <n>", "exit with 1 when there are more warnings", readCount)
    .option("--quiet", "show errors only")
    .option(
      "--format <name[:file]>",
      `a report on standard output, or in a file (repeatable): ${Object.keys(reportFormats).join(", ")}`,
      readReportRequest,
      [],
    )
    .option("--no-source", "keep source text out of reports: code frames, diffs, what remedies write");
}

function readCount(given: string): number {
  if (!/^\d+$/.test(given))
    throw new UsageError(`--max-warnings ${given} is not a count. Give a whole number, 0 or more.`);
  return Number(given);
}
