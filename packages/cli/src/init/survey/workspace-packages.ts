import picomatch from "picomatch";
import { parse } from "yaml";
import { isRecord, type Manifest } from "./manifest.ts";
import type { ProjectFolder } from "./project-folder.ts";

/** Which of the folders with a package.json belong to the workspace; null when the project is none. */
export function workspacePackages(
  folder: ProjectFolder,
  manifest: Manifest,
  candidates: readonly string[],
): readonly string[] | null {
  const patterns = patternsOf(folder, manifest);
  if (patterns === null) return null;
  const tidy = patterns.map((pattern) => pattern.replace(/^(!?)\.\//, "$1").replace(/\/$/, ""));
  const wanted = tidy.filter((pattern) => !pattern.startsWith("!"));
  const unwanted = tidy.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1));
  const isWanted = picomatch(wanted);
  const isUnwanted = picomatch(unwanted);
  return candidates.filter((path) => path !== "" && isWanted(path) && !isUnwanted(path));
}

function patternsOf(folder: ProjectFolder, { workspaces }: Manifest): readonly string[] | null {
  const own: unknown = yaml(folder.read("pnpm-workspace.yaml"));
  if (isRecord(own) && Array.isArray(own["packages"])) return strings(own["packages"]);
  if (Array.isArray(workspaces)) return strings(workspaces);
  if (isRecord(workspaces) && Array.isArray(workspaces["packages"])) return strings(workspaces["packages"]);
  return null;
}

function yaml(text: string | null): unknown {
  try {
    return text === null ? null : parse(text);
  } catch {
    // pnpm says so better than we could.
    return null;
  }
}

function strings(values: readonly unknown[]): readonly string[] {
  return values.filter((value) => typeof value === "string");
}
