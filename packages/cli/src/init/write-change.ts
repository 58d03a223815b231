import { mkdirSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { reasonOf } from "@silent-failure/configuration/files";
import { writeAtomically } from "../write-atomically.ts";
import type { ProposedChange } from "./proposal.ts";
import type { ProjectFolder } from "./survey/project-folder.ts";

/** Answers what went wrong as a sentence, or null. */
export function writeChange(folder: ProjectFolder, { path, before, after }: ProposedChange): string | null {
  const file = folder.absolute(path);
  try {
    const isThere = statSync(file, { throwIfNoEntry: false }) !== undefined;
    // Somebody may have written while the question stood.
    if ((isThere ? readFileSync(file, "utf8") : null) !== before)
      return `${path} has changed in the meantime, so nothing was written to it. Run this again.`;
    mkdirSync(dirname(file), { recursive: true });
    writeAtomically(file, after);
    return null;
  } catch (error) {
    return `${path} was not written: ${reasonOf(error)}.`;
  }
}
