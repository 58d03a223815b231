import { appendFileSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { reasonOf } from "@silent-failure/configuration/files";
import { writeAtomically } from "../write-atomically.ts";

/** Why a report cannot be written to a path, as far as that can be known before the work; null when it seems that it can. */
export function reportPathFault(path: string, shown: string): string | null {
  return kindOf(path) === "folder"
    ? `The report cannot be written to ${shown}: it is a folder. Name a file in it, such as ${shown}/report.`
    : null;
}

/**
 * Writes a report as a whole or not at all: a temporary file, then a rename. Answers null, or a sentence that says why
 * nothing was written.
 */
export function writeReport(path: string, text: string, shown: string): string | null {
  const fault = reportPathFault(path, shown);
  if (fault !== null) return fault;
  try {
    // Nothing may take the place of a device or a pipe, such as /dev/stdout.
    if (kindOf(path) === "device") writeFileSync(path, text);
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeAtomically(path, text);
    }
    return null;
  } catch (error) {
    return `The report cannot be written to ${shown}: ${reasonOf(error)}. What was there is as it was.`;
  }
}

/** The same for a text that comes behind what is there. */
export function appendReport(path: string, text: string): string | null {
  try {
    appendFileSync(path, text);
    return null;
  } catch (error) {
    return `The summary of the job cannot be written to ${path}: ${reasonOf(error)}. Correct GITHUB_STEP_SUMMARY, or unset it.`;
  }
}

function kindOf(path: string): "folder" | "file" | "device" | "nothing" {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return "nothing";
    return found.isDirectory() ? "folder" : found.isFile() ? "file" : "device";
  } catch {
    // Not to be seen, so not to be written either: writing says why.
    return "nothing";
  }
}
