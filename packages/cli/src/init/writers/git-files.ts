import { baselineName } from "../../baseline/locate-baseline.ts";
import { inPlace, type Proposal } from "../proposal.ts";
import type { ProjectFolder } from "../survey/project-folder.ts";

const cacheFolder = ".silent-failure-cache";

/** Git leaves the cache alone, and merges two baselines line by line. */
export function gitFiles(folder: ProjectFolder): Proposal {
  if (folder.repository === null) return inPlace;
  const isCache = /^\/?(?:\*\*\/)?\.silent-failure-cache\/?\s*$/;
  const isMerge = /^\S*(?:silent-failure|\*)(?:\.baseline)?\.jsonl\s.*\bmerge=/;
  // Files of the repository's top count here as well.
  const ignored = [".gitignore", folder.atTop(".gitignore")];
  const attributes = [".gitattributes", folder.atTop(".gitattributes")];
  const has = (names: readonly string[], line: RegExp) =>
    names.some((name) => (folder.read(name) ?? "").split(/\r?\n/).some((text) => line.test(text)));
  return {
    changes: [
      ...(has(ignored, isCache) ? [] : [withLine(folder, ".gitignore", cacheFolder)]),
      ...(has(attributes, isMerge) ? [] : [withLine(folder, ".gitattributes", `${baselineName} merge=union`)]),
    ],
    notes: [],
  };
}

function withLine(folder: ProjectFolder, path: string, line: string): Proposal["changes"][number] {
  const before = folder.read(path);
  const end = before?.includes("\r\n") ? "\r\n" : "\n";
  const gap = before === null || before === "" || before.endsWith("\n") ? "" : end;
  return { path, before, after: `${before ?? ""}${gap}${line}${end}` };
}
