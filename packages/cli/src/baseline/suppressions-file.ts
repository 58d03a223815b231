import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { reasonOf } from "@silent-failure/configuration/files";
import { UsageError } from "../usage-error.ts";
import { writeAtomically } from "../write-atomically.ts";

const suppressionsName = "eslint-suppressions.json";

/** ESLint's bulk suppressions: file, from their folder, to rule, to how many of it are suppressed. */
export type Suppressions = Readonly<Record<string, Readonly<Record<string, { readonly count: number }>>>>;

/** ESLint's file among paths, which no path to source code looks like; by default the one that ESLint has. */
export function suppressionsAmong(given: readonly string[]): {
  readonly file: string;
  readonly paths: readonly string[];
} {
  const named = given.find((path) => path.endsWith(".json"));
  return { file: resolve(named ?? suppressionsName), paths: given.filter((path) => path !== named) };
}

/**
 * Reads what ESLint has written; null when nothing is there.
 * @throws UsageError when it cannot be read, or is something else.
 */
export function readSuppressions(path: string, shown: string): Suppressions | null {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new UsageError(`${shown} cannot be read: ${reasonOf(error)}. Name the suppressions file of ESLint.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new UsageError(`${shown} is not valid JSON. Restore it, or let eslint --suppress-all write it anew.`);
  }
  if (!isSuppressions(value))
    throw new UsageError(
      `${shown} is not a suppressions file of ESLint, which looks like {"src/a.ts": {"rule": {"count": 1}}}. Name the right file.`,
    );
  return value;
}

/**
 * Writes it as ESLint does: sorted, with two spaces.
 * @throws UsageError when it cannot be written.
 */
export function writeSuppressions(path: string, suppressions: Suppressions, shown: string): void {
  try {
    writeAtomically(path, suppressionsText(suppressions));
  } catch (error) {
    throw new UsageError(`${shown} cannot be written: ${reasonOf(error)}. What was there is as it was.`);
  }
}

export function suppressionsText(suppressions: Suppressions): string {
  const sorted = <Value>(record: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const files = Object.entries(suppressions).flatMap(([file, rules]) =>
    Object.keys(rules).length === 0 ? [] : [[file, sorted(rules)] as const],
  );
  return JSON.stringify(sorted(Object.fromEntries(files)), null, 2);
}

function isSuppressions(value: unknown): value is Suppressions {
  const isRecord = (one: unknown): one is Record<string, unknown> =>
    typeof one === "object" && one !== null && !Array.isArray(one);
  const isCounted = (one: unknown) => isRecord(one) && Number.isInteger(one["count"]) && Number(one["count"]) >= 0;
  return (
    isRecord(value) && Object.values(value).every((rules) => isRecord(rules) && Object.values(rules).every(isCounted))
  );
}
