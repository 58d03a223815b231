import { baselineName } from "../../baseline/locate-baseline.ts";
import { inPlace, type Proposal } from "../proposal.ts";
import type { ProjectFolder } from "../survey/project-folder.ts";

const cacheFolder = ".silent-failure-cache";

/** Git leaves the cache alone, and merges two baselines line by line. */
export function gitFiles(folder: ProjectFolder): Proposal {
  if (folder.repository === null) return inPlace;
  const isCache = /^\/?(?:\*\*\/)?\.silent-failure-cache\/?$/;
  // Files of the repository's top count here as well.
  const ignored = [".gitignore", folder.atTop(".gitignore")];
  const attributes = [".gitattributes", folder.atTop(".gitattributes")];
  const has = (names: readonly string[], isIt: (line: string) => boolean) =>
    names.some((name) => (folder.read(name) ?? "").split(/\r?\n/).some(isIt));
  return {
    changes: [
      ...(has(ignored, (line) => isCache.test(line.trim())) ? [] : [withLine(folder, ".gitignore", cacheFolder)]),
      ...(has(attributes, mergesBaseline) ? [] : [withLine(folder, ".gitattributes", `${baselineName} merge=union`)]),
    ],
    notes: [],
  };
}

function mergesBaseline(line: string): boolean {
  const [pattern = "", ...attributes] = line.trim().split(/\s+/);
  const isOurs = [baselineName, `/${baselineName}`, "*.baseline.jsonl", "*.jsonl"].includes(pattern);
  return isOurs && attributes.some((attribute) => attribute.startsWith("merge="));
}

function withLine(folder: ProjectFolder, path: string, line: string): Proposal["changes"][number] {
  const before = folder.read(path);
  const end = before?.includes("\r\n") ? "\r\n" : "\n";
  const gap = before === null || before === "" || before.endsWith("\n") ? "" : end;
  return { path, before, after: `${before ?? ""}${gap}${line}${end}` };
}
