import { isSource } from "@silent-failure/configuration";
import { IgnorePatterns, isInside } from "@silent-failure/configuration/files";
import type { Target } from "./targets.ts";

/** Whether a file is one that targets stand for, whether or not it is there. */
export function isCovered(file: string, targets: readonly Target[], cwd: string): boolean {
  if (!isSource(file)) return false;
  return targets.some(({ kind, path, given }) => {
    if (kind === "folder") return isInside(file, path);
    if (kind === "file") return file === path;
    return new IgnorePatterns(cwd, [`/${given.replace(/^\.\//, "")}`], { braces: true }).verdict(file) === "ignored";
  });
}
