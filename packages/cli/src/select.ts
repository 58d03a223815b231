import { LeftOut, type Problem, type ShownPath } from "@silent-failure/configuration/files";
import { foundFile, type FoundFile } from "./engine/found-file.ts";
import type { Overlay } from "./engine/judge.ts";
import { findFiles } from "./files/find-files.ts";
import { isCovered } from "./files/is-covered.ts";
import { readTargets, type Target } from "./files/targets.ts";
import type { Plan } from "./plan.ts";

export interface Selection {
  /** Sorted by path below each root. */
  readonly files: readonly FoundFile[];
  /** The same as they are with texts that count in place of those on the disk. */
  over(overlay: Overlay): readonly FoundFile[];
  readonly problems: readonly Problem[];
  readonly notices: readonly string[];
}

/** The files that paths stand for. */
export async function select(paths: readonly string[], { cwd, ignores }: Plan, shown: ShownPath): Promise<Selection> {
  const { targets, problems } = readTargets(paths, cwd);
  const notices: string[] = [];
  const groups: Group[] = [];
  for (const [root, own] of byRoot(targets)) {
    const leftOut = new LeftOut(root, ignores, shown);
    const found = await findFiles(own, { root, leftOut });
    problems.push(...found.problems, ...leftOut.unreadable.values());
    notices.push(...found.notices);
    groups.push({ files: found.files, root, targets: own, leftOut });
  }
  return {
    files: inOrder(groups.map(({ files }) => files)),
    over: (overlay) => inOrder(groups.map((group) => laidOver(group, overlay, cwd))),
    problems,
    notices,
  };
}

/** What can be seen from one folder. */
interface Group {
  readonly files: readonly FoundFile[];
  readonly root: string;
  readonly targets: readonly Target[];
  readonly leftOut: LeftOut;
}

function laidOver({ files, root, targets, leftOut }: Group, overlay: Overlay, cwd: string): readonly FoundFile[] {
  const all = new Map(files.map((one) => [one.file, one]));
  for (const [file, text] of overlay) {
    if (text === null) all.delete(file);
    else if (all.has(file) || (isCovered(file, targets, cwd) && leftOut.findReason(file) === undefined))
      all.set(file, foundFile(file, root, text));
  }
  return [...all.values()];
}

/** `check . ../shared ..` meets files twice. */
function inOrder(groups: readonly (readonly FoundFile[])[]): readonly FoundFile[] {
  const files = new Map<string, FoundFile>();
  for (const found of groups)
    for (const one of found.toSorted(byPath)) if (!files.has(one.file)) files.set(one.file, one);
  return [...files.values()];
}

function byPath(a: FoundFile, b: FoundFile): number {
  return a.file < b.file ? -1 : 1;
}

function byRoot(targets: readonly Target[]): Map<string, Target[]> {
  const groups = new Map<string, Target[]>();
  for (const target of targets) groups.set(target.root, [...(groups.get(target.root) ?? []), target]);
  return groups;
}
