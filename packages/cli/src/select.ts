import { LeftOut, type Problem, type ShownPath } from "@silent-failure/configuration/files";
import type { FoundFile } from "./engine/found-file.ts";
import { findFiles } from "./files/find-files.ts";
import { readTargets, type Target } from "./files/targets.ts";
import type { Plan } from "./plan.ts";

export interface Selection {
  /** Sorted by path below each root. */
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
  readonly notices: readonly string[];
}

/** The files that paths stand for. */
export async function select(paths: readonly string[], { cwd, ignores }: Plan, shown: ShownPath): Promise<Selection> {
  const { targets, problems } = readTargets(paths, cwd);
  const notices: string[] = [];
  const files = new Map<string, FoundFile>();
  for (const [root, own] of byRoot(targets)) {
    const leftOut = new LeftOut(root, ignores, shown);
    const found = await findFiles(own, { root, leftOut });
    problems.push(...found.problems, ...leftOut.unreadable.values());
    notices.push(...found.notices);
    // `check . ../shared ..` meets files twice.
    for (const one of found.files.toSorted(byPath)) if (!files.has(one.file)) files.set(one.file, one);
  }
  return { files: [...files.values()], problems, notices };
}

function byPath(a: FoundFile, b: FoundFile): number {
  return a.file < b.file ? -1 : 1;
}

function byRoot(targets: readonly Target[]): Map<string, Target[]> {
  const groups = new Map<string, Target[]>();
  for (const target of targets) groups.set(target.root, [...(groups.get(target.root) ?? []), target]);
  return groups;
}
