import { statSync } from "node:fs";
import { resolve } from "node:path";
import { reasonOf, ShownPath } from "@silent-failure/configuration/files";
import { UsageError } from "../usage-error.ts";
import { readManifest } from "./survey/manifest.ts";
import { ProjectFolder } from "./survey/project-folder.ts";
import { languagesOf, survey, type Survey } from "./survey/survey.ts";
import { walkProject } from "./survey/walk-project.ts";

export interface OpenProject {
  readonly folder: ProjectFolder;
  readonly seen: Survey;
}

/**
 * Looks at the project in a folder.
 * @throws UsageError for what is no JavaScript project, with what is wrong with it.
 */
export function openProject(given: string): OpenProject {
  const path = resolve(given);
  const shown = new ShownPath(process.cwd()).of(path);
  const name = shown === "." ? "This folder" : shown;
  refuseNoFolder(path, name);
  const folder = new ProjectFolder(path);
  const text = readText(folder);
  if (text === null) throw new UsageError(`${name} has no package.json. ${whatItIs(folder)}`);
  const manifest = readManifest(text);
  if (manifest === null)
    throw new UsageError(
      `${shown === "." ? "" : `${shown}/`}package.json is not valid JSON. Mend it, then run this again.`,
    );
  const seen = survey(folder, manifest);
  if (!seen.languages.some(([language]) => isOurs(language)))
    throw new UsageError(`${name} has a package.json, but no JavaScript or TypeScript file. ${whatItIs(folder)}`);
  return { folder, seen };
}

function refuseNoFolder(path: string, name: string): void {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch (error) {
    throw new UsageError(`${name} cannot be set up: ${reasonOf(error)}. Give the folder of a project.`);
  }
  if (!isFolder) throw new UsageError(`${name} is a file. Give the folder of a project.`);
}

function readText(folder: ProjectFolder): string | null {
  try {
    return folder.read("package.json");
  } catch (error) {
    throw new UsageError(`package.json cannot be read: ${reasonOf(error)}. Make it readable, then run this again.`);
  }
}

/** What a project that is not ours holds instead. */
function whatItIs(folder: ProjectFolder): string {
  const { extensions, packages } = walkProject(folder.path);
  const [other] = languagesOf(extensions);
  if (packages.length > 0 && packages[0] !== "")
    return `There is one in ${packages.slice(0, 3).join(", ")}. Name the folder: silent-failure init ${packages[0]}.`;
  if (other && !isOurs(other[0]))
    return `It looks like a ${other[0]} project; Silent Failure reads JavaScript and TypeScript.`;
  return "Silent Failure sets up JavaScript and TypeScript projects: name the folder of one.";
}

function isOurs(language: string): boolean {
  return language === "JavaScript" || language === "TypeScript";
}
