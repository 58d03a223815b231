import { readFileSync, statSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { reasonOf, type ShownPath } from "@silent-failure/configuration/files";
import { UsageError } from "../usage-error.ts";
import { writeAtomically } from "../write-atomically.ts";
import type { BaselineEntry } from "./baseline-entry.ts";
import { baselineText } from "./baseline-text.ts";
import { locateBaseline, type BaselineOptions, type BaselinePlace } from "./locate-baseline.ts";
import { parseBaseline } from "./parse-baseline.ts";

/** An entry, with the file that it is about. */
export interface PlacedEntry extends BaselineEntry {
  /** Absolute, unlike that of the entry as it is written. */
  readonly file: string;
}

export interface Baseline {
  /** Absolute. */
  readonly path: string;
  /** As it stands there. */
  readonly text: string;
  /** Sorted. */
  readonly entries: readonly PlacedEntry[];
  /** Named by `--baseline` or the configuration, rather than found. */
  readonly isNamed: boolean;
}

/**
 * The baseline of a run, read and checked; null when there is none, or it is left out.
 * @throws UsageError when it was named and is not there (unless it may be missing), or cannot be read; ConfigFault when the configuration is not one.
 */
export function openBaseline(
  options: BaselineOptions,
  shown: ShownPath,
  { mayBeMissing = false }: { readonly mayBeMissing?: boolean } = {},
): Baseline | null {
  const place = locateBaseline(options, shown);
  if (place === null) return null;
  const text = readText(place, shown);
  if (text === null) {
    if (place.namedBy === null || mayBeMissing) return null;
    throw new UsageError(
      `${shown.of(place.path)} does not exist, and ${place.namedBy} names it as the baseline. Correct the path, or make one: silent-failure baseline create.`,
    );
  }
  const folder = dirname(place.path);
  const entries = parseBaseline(text, shown.of(place.path));
  return {
    path: place.path,
    text,
    entries: entries.map((entry) => ({ ...entry, file: resolve(folder, entry.file) })),
    isNamed: place.namedBy !== null,
  };
}

/**
 * Puts a baseline in its place.
 * @throws UsageError when it cannot be written; what was there is as it was.
 */
export function writeBaseline(path: string, text: string, shown: ShownPath): void {
  try {
    writeAtomically(path, text);
  } catch (error) {
    throw new UsageError(
      `${shown.of(path)} cannot be written: ${reasonOf(error)}. What was there is as it was. Make its folder writable, or name another file with --baseline.`,
    );
  }
}

export function textOfBaseline(path: string, entries: readonly PlacedEntry[]): string {
  const folder = dirname(path);
  return baselineText(entries.map((entry) => ({ ...entry, file: relative(folder, entry.file).split(sep).join("/") })));
}

function readText({ path }: BaselinePlace, shown: ShownPath): string | null {
  try {
    if (statSync(path, { throwIfNoEntry: false }) === undefined) return null;
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(
      `The baseline ${shown.of(path)} cannot be read: ${reasonOf(error)}. Make it a readable file, or run with --no-baseline.`,
    );
  }
}
