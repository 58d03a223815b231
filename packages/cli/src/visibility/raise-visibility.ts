import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseConfig } from "@silent-failure/configuration";
import { configName, reasonOf, type ShownPath } from "@silent-failure/configuration/files";
import { applyEdits, modify } from "jsonc-parser";
import { UsageError } from "../usage-error.ts";
import { writeAtomically } from "../write-atomically.ts";
import type { Visibility } from "./visibility.ts";

export interface RaiseRequest {
  readonly configPath: string | undefined;
  /** Whether a run has read all of a folder: the figure of a part says nothing of the whole. */
  readonly hasRead: (folder: string) => boolean;
  readonly shown: ShownPath;
}

/**
 * Before the work: whether what is asked for can be done at all.
 * @throws UsageError when there is no configuration to write to.
 */
export function refuseRaise(configPath: string | undefined): asserts configPath is string {
  if (configPath === undefined)
    throw new UsageError(
      `--raise-visibility writes to ${configName}, and there is none in this folder or above it. Make one first: {} is enough.`,
    );
}

/**
 * Writes the figures of a run into `minVisibility` of the configuration, in whole percents, where they are higher than what
 * stands there; never lower ones. All else of the file stays as it is. Answers what was done, in sentences.
 * @throws UsageError when the file cannot be read or written; it is then as it was.
 */
export function raiseVisibility(
  visibility: Visibility,
  { configPath, hasRead, shown }: RaiseRequest,
): readonly string[] {
  refuseRaise(configPath);
  const name = shown.of(configPath);
  const root = dirname(configPath);
  const said: string[] = [];
  let text = read(configPath, name);
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  text = text.slice(mark.length);
  const before = text;
  const asked = parseConfig(text, name).minVisibility ?? 0;
  const entries: readonly (readonly [string | null, number])[] =
    typeof asked === "number" ? [[null, asked]] : Object.entries(asked);

  for (const [folder, least] of entries) {
    const path = folder === null ? root : resolve(root, folder);
    const of = folder === null ? "minVisibility" : `minVisibility of ${folder}`;
    if (!hasRead(path)) {
      said.push(`${of} in ${name} stays at ${least}: not all of ${shown.of(path)} was checked.`);
      continue;
    }
    const { percent } = visibility.of(path);
    if (percent === null) said.push(`${of} in ${name} stays at ${least}: there is no failure path.`);
    else if (percent <= least) said.push(`${of} in ${name} stays at ${least}: the figure is ${percent} %.`);
    else {
      text = withValue(text, folder === null ? ["minVisibility"] : ["minVisibility", folder], percent);
      said.push(`${of} in ${name} is raised from ${least} to ${percent}.`);
    }
  }
  if (text !== before) write(configPath, mark + text, name);
  return said;
}

function withValue(text: string, path: readonly string[], value: number): string {
  // A file on one line stays so; else the first indented line says how lines are indented.
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ";
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const formattingOptions = {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.startsWith("\t") ? 1 : indent.length,
    eol,
  };
  return applyEdits(text, modify(text, [...path], value, { formattingOptions }));
}

function read(path: string, name: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`${name} cannot be read: ${reasonOf(error)}. Nothing was raised.`);
  }
}

function write(path: string, text: string, name: string): void {
  try {
    writeAtomically(path, text);
  } catch (error) {
    throw new UsageError(`${name} cannot be written: ${reasonOf(error)}. It is as it was.`);
  }
}
