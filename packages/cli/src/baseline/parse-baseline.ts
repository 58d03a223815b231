import { nearest } from "@silent-failure/configuration";
import { UsageError } from "../usage-error.ts";
import { compareEntries, keyOfEntry, type BaselineEntry } from "./baseline-entry.ts";
import { baselineVersion } from "./baseline-text.ts";
import { isDay } from "./day.ts";

const texts = ["file", "rule", "symbol", "lost", "reason", "owner", "expires"] as const;
const needed = ["file", "rule", "symbol", "lost"] as const;
const known: readonly string[] = [...texts, "nth", "weight"];

/**
 * Reads the text of a baseline, in any order and with lines that are there twice: merges leave both. `shown` is its name in
 * sentences.
 * @throws UsageError with the line, and what to do about it.
 */
export function parseBaseline(text: string, shown: string): readonly BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  const seen = { head: false, end: false };
  for (const [i, line] of text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .entries()) {
    if (line.trim() === "") continue;
    const place = `${shown}:${i + 1}`;
    if (/^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/.test(line))
      throw new UsageError(
        `${place} has the marker of a merge conflict. Keep the lines of both sides and delete the markers; to have git do so, add this to .gitattributes: *.baseline.jsonl merge=union`,
      );
    const value = parseLine(line, place);
    if ("silentFailureBaseline" in value) {
      checkVersion(value["silentFailureBaseline"], place);
      seen.head = true;
    } else if (value["end"] === true) seen.end = true;
    else add(entries, entryOf(value, place));
  }
  if (!seen.head)
    throw new UsageError(
      `${shown} is not a baseline: its first line is not {"silentFailureBaseline":${baselineVersion}}. Name the file that silent-failure baseline create wrote, or restore that line.`,
    );
  if (!seen.end)
    throw new UsageError(
      `${shown} was cut off: its last line is not {"end":true}. Restore it from version control, as entries may be missing.`,
    );
  return [...entries.values()].toSorted(compareEntries);
}

function parseLine(line: string, place: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new UsageError(`${place} is not a line of JSON. Correct it, or restore it from version control.`);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new UsageError(`${place} is not an object. Each line holds one entry, such as {"file":"src/a.ts", …}.`);
}

function checkVersion(version: unknown, place: string): void {
  if (version === baselineVersion) return;
  throw new UsageError(
    typeof version === "number" && version > baselineVersion
      ? `${place}: this baseline was written by a newer silent-failure (its format is ${version}, and this one reads ${baselineVersion}). Update silent-failure.`
      : `${place} names a format that there is not: ${JSON.stringify(version)}. Write {"silentFailureBaseline":${baselineVersion}}.`,
  );
}

function entryOf(value: Readonly<Record<string, unknown>>, place: string): BaselineEntry {
  const lacking = needed.filter((key) => value[key] === undefined);
  if (lacking.length > 0)
    throw new UsageError(`${place} lacks "${lacking.join('", "')}". Restore it, or delete the line.`);
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined)
    throw new UsageError(
      `${place} has an unknown key "${unknown}".${nearest(unknown, known)} Allowed: ${known.join(", ")}.`,
    );
  const noText = texts.find((key) => value[key] !== undefined && typeof value[key] !== "string");
  if (noText !== undefined) throw new UsageError(`${place}: "${noText}" is not a text. Put it in quotes.`);
  const { nth = 1, weight = "clear", expires = null, reason = null, owner = null } = value;
  if (!Number.isInteger(nth) || Number(nth) < 1)
    throw new UsageError(`${place}: "nth" is not a number from 1. Correct it, or leave it out.`);
  if (weight !== "clear" && weight !== "arguable")
    throw new UsageError(`${place}: "weight" is neither "clear" nor "arguable". Correct it, or leave it out.`);
  if (expires !== null && !isDay(String(expires)))
    throw new UsageError(`${place}: "expires" is no day: ${JSON.stringify(expires)}. Write it as "2027-01-31".`);
  // What `needed` and `texts` name has been looked at above.
  return { ...(value as unknown as BaselineEntry), nth: Number(nth), weight, expires, reason, owner } as BaselineEntry;
}

/** A merge that keeps both sides leaves an entry twice when one side had renewed it: what was said last is what holds. */
function add(entries: Map<string, BaselineEntry>, entry: BaselineEntry): void {
  const key = `${entry.nth} ${keyOfEntry(entry)}`;
  const other = entries.get(key);
  if (!other || said(entry) > said(other)) entries.set(key, entry);
}

function said({ expires, reason, owner }: BaselineEntry): string {
  return JSON.stringify([expires ?? "", reason ?? "", owner ?? ""]);
}
