import type { ShownPath } from "@silent-failure/configuration/files";
import { match } from "../baseline/match.ts";
import type { KnownFinding } from "../output/known-finding.ts";
import { plural } from "../output/plural.ts";
import type { ReportedFinding } from "../output/reported-finding.ts";
import type { Before } from "./findings-before.ts";

/** Tells what a change brought from what was there before it, wherever that has moved. */
export function knownBefore(
  open: readonly ReportedFinding[],
  before: Before,
  files: { readonly read: ReadonlySet<string>; readonly textOf: (file: string) => string | undefined },
): { readonly fresh: readonly ReportedFinding[]; readonly known: readonly KnownFinding[] } {
  const { matches, openFindings } = match(before.findings, open, {
    stateOf: (file) => (files.read.has(file) ? "read" : "gone"),
    textOf: (file) => files.textOf(file) ?? "",
  });
  const entry = { reason: `there before, at ${before.name}`, owner: null, expires: null };
  const known = new Set(matches.map(({ finding }) => finding));
  return {
    fresh: openFindings,
    known: open.filter((finding) => known.has(finding)).map((finding) => ({ ...finding, entry })),
  };
}

/** A sentence on what was left out. */
export function beforeSentence({ name }: Before, known: readonly KnownFinding[]): readonly string[] {
  if (known.length === 0) return [];
  return [`${plural(known.length, "finding")} more ${known.length === 1 ? "was" : "were"} there before, at ${name}`];
}

/** What could not be compared, in a sentence. */
export function beforeNotices({ name, unread }: Before, shown: ShownPath): readonly string[] {
  const [first, ...others] = unread;
  if (first === undefined) return [];
  const more = others.length > 0 ? ` and ${plural(others.length, "other file")}` : "";
  return [`${shown.of(first)}${more} could not be read as of ${name}, so all that is found there counts as new.`];
}
