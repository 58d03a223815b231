import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { reasonOf } from "@silent-failure/configuration/files";
import packageJson from "../../package.json" with { type: "json" };
import { UsageError } from "../usage-error.ts";
import { partVersion, type Part } from "./part.ts";

/**
 * Reads the parts of one run, in their order.
 * @throws UsageError when one is missing, is there twice, is none, or belongs to another run.
 */
export function readParts(given: readonly string[]): readonly Part[] {
  const parts = given.flatMap(partsAt);
  const [first] = parts;
  if (!first)
    throw new UsageError(
      `${given.join(", ")} holds no part of a run. Name the files that check --shard … --format shard:<file> wrote.`,
    );
  const { run, count } = first.part;
  const byIndex = new Map<number, string>();
  for (const { path, part } of parts) {
    if (part.run !== run || part.count !== count)
      throw new UsageError(
        `${path} belongs to another run than ${first.path}: other files, options or number of parts. Run all parts on the same commit with the same options.`,
      );
    const same = byIndex.get(part.index);
    if (same !== undefined)
      throw new UsageError(`${same} and ${path} are both part ${part.index} of ${count}. Leave one of them out.`);
    byIndex.set(part.index, path);
  }
  const missing = Array.from({ length: count }, (_, i) => i + 1).filter((index) => !byIndex.has(index));
  if (missing.length > 0) {
    const which =
      missing.length === 1 ? `Part ${missing[0]} of ${count} is` : `Parts ${missing.join(", ")} of ${count} are`;
    throw new UsageError(
      `${which} missing, and what it would have found with it. Run check --shard ${missing[0]}/${count} --format shard:<file>, and name its file too.`,
    );
  }
  return parts.map(({ part }) => part).toSorted((a, b) => a.index - b.index);
}

interface PartAt {
  readonly path: string;
  readonly part: Part;
}

function partsAt(given: string): readonly PartAt[] {
  const names = namesIn(given);
  // Other reports may lie beside parts in a folder; a part that is missing is missed by its number.
  return names === null
    ? [{ path: given, part: readPart(given) ?? noPart(given) }]
    : names.flatMap((path) => {
        const part = readPart(path);
        return part ? [{ path, part }] : [];
      });
}

/** The JSON files in a folder; null for a file. */
function namesIn(path: string): readonly string[] | null {
  try {
    if (!statSync(path).isDirectory()) return null;
    const names = readdirSync(path, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));
    return names.toSorted().map((name) => join(path, name));
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${reasonOf(error)}. Name the files that --format shard wrote.`);
  }
}

function noPart(path: string): never {
  throw new UsageError(`${path} is no part of a run. Name a file that check --shard … --format shard:<file> wrote.`);
}

/** Undefined for what is no part. */
function readPart(path: string): Part | undefined {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const why = error instanceof SyntaxError ? "it is cut off, or no JSON" : reasonOf(error);
    throw new UsageError(`${path} cannot be read: ${why}. Write it again with check --shard … --format shard:${path}.`);
  }
  if (!isPart(read)) return undefined;
  if (read.silentFailureShard !== partVersion || read.version !== packageJson.version)
    throw new UsageError(
      `${path} was written by silent-failure ${read.version}, and this is ${packageJson.version}. Use the same version for all parts and for merge.`,
    );
  return read;
}

/** As far as chance goes: who writes a part by hand gets what he asks for. */
function isPart(value: unknown): value is Part {
  if (typeof value !== "object" || value === null) return false;
  const { silentFailureShard, version, index, count, run, selecting, ...part } = value as Partial<Part>;
  return (
    [silentFailureShard, index, count].every((number) => typeof number === "number") &&
    [version, run].every((text) => typeof text === "string") &&
    typeof selecting === "object" &&
    [part.paths, part.problems, part.notices, part.files].every(Array.isArray)
  );
}
