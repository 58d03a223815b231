import { resolve } from "node:path";
import { nearest } from "@silent-failure/configuration";
import { UsageError } from "../usage-error.ts";
import { agent } from "./formats/agent.ts";
import { checkstyle } from "./formats/checkstyle.ts";
import type { Format } from "./formats/format.ts";
import { github } from "./formats/github.ts";
import { gitlab } from "./formats/gitlab.ts";
import { html } from "./formats/html.ts";
import { json } from "./formats/json.ts";
import { junit } from "./formats/junit.ts";
import { pretty } from "./formats/pretty.ts";
import { rdjson } from "./formats/rdjson.ts";
import { sarif } from "./formats/sarif.ts";
import { shard } from "./formats/shard.ts";

export const reportFormats: Readonly<Record<string, Format>> = {
  pretty,
  json,
  sarif,
  github,
  gitlab,
  junit,
  checkstyle,
  rdjson,
  agent,
  html,
  shard,
};

/** One report that was asked for. */
export interface ReportRequest {
  readonly format: string;
  /** Absolute; null for standard output. */
  readonly path: string | null;
}

/**
 * Adds what `--format <name[:file]>` asks for.
 * @throws UsageError when there is no such format, or two reports would go to the same place.
 */
export function readReportRequest(given: string, known: readonly ReportRequest[]): readonly ReportRequest[] {
  const colon = given.indexOf(":");
  const format = colon === -1 ? given : given.slice(0, colon);
  const file = colon === -1 ? null : given.slice(colon + 1);
  const names = Object.keys(reportFormats);
  if (!Object.hasOwn(reportFormats, format))
    throw new UsageError(`--format ${format} is unknown.${nearest(format, names)} Allowed: ${names.join(", ")}.`);
  if (file === "") throw new UsageError(`--format ${given} names no file. Write --format ${format}:report.${format}.`);
  const path = file === null ? null : resolve(file);
  const same = known.find((other) => other.path === path);
  if (same && file === null)
    throw new UsageError(
      `--format ${same.format} and --format ${format} both go to standard output. Give one of them a file: --format ${format}:report.${format}.`,
    );
  if (same)
    throw new UsageError(`--format ${given} would write over the report in ${same.format}. Give it another file.`);
  return [...known, { format, path }];
}
