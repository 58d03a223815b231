import { join, relative } from "node:path";
import { extensions, isSource } from "@silent-failure/configuration";
import { reasonOf, type LeftOut, type Problem } from "@silent-failure/configuration/files";
import { foundFile, type FoundFile } from "../engine/found-file.ts";
import type { Target } from "./targets.ts";
import { walker } from "./walker.ts";

export interface Found {
  readonly files: readonly FoundFile[];
  /** What was asked for and gave nothing to check. */
  readonly problems: readonly Problem[];
  /** Files that were named, and that something leaves out on purpose. */
  readonly notices: readonly string[];
}

/** Lets ESLint find the files that targets below one root stand for. */
export async function findFiles(
  targets: readonly Target[],
  { root, leftOut }: { readonly root: string; readonly leftOut: LeftOut },
): Promise<Found> {
  const files = new Map<string, FoundFile>();
  const eslint = await walker(root, leftOut, (file, text) => {
    files.set(file, foundFile(file, root, text));
  });
  const problems: Problem[] = [];
  const notices: string[] = [];
  const find = async (paths: readonly string[]): Promise<number> => {
    return (await eslint.lintFiles([...paths])).length;
  };

  const named: string[] = [];
  for (const target of targets) {
    if (target.kind === "file") {
      const notice = noticeFor(target, leftOut);
      if (notice) notices.push(notice);
      else if (!leftOut.isLeftOut(target.path)) named.push(target.path);
      continue;
    }
    const unreadableBefore = leftOut.unreadable.size;
    try {
      await find([target.kind === "folder" ? target.path : relative(root, target.path)]);
    } catch (error) {
      // When what it would have found cannot be read, that has been said already.
      if (leftOut.unreadable.size === unreadableBefore) problems.push({ sentence: emptiness(target, error, leftOut) });
    }
  }
  if (named.length > 0) await find(named);
  return { files: [...files.values()], problems, notices };
}

function noticeFor({ given, path }: Target, leftOut: LeftOut): string | undefined {
  if (!isSource(path)) return `${given} was not checked: only .${extensions.join(" .")} files are.`;
  const reason = leftOut.findReason(path);
  return reason && ignored(given, reason);
}

function ignored(given: string, reason: string): string {
  const remedy = reason === "--ignore" ? "Take it out of --ignore to check it." : "Add --no-ignore to check it.";
  return `${given} was not checked: it is left out by ${reason}. ${remedy}`;
}

function emptiness(target: Target, error: unknown, leftOut: LeftOut): string {
  const { messageTemplate } = error as { messageTemplate?: string };
  if (messageTemplate === undefined) return `${target.given} cannot be searched: ${reasonOf(error)}.`;
  const reason = target.kind === "folder" ? leftOut.findReason(join(target.path, "/")) : undefined;
  if (reason) return ignored(target.given, reason);
  if (messageTemplate === "all-matched-files-ignored") {
    return `${target.given} holds no file to check: what is there is left out or of another kind. Only .${extensions.join(" .")} files are checked; --no-ignore brings back what is left out.`;
  }
  return target.kind === "pattern"
    ? `${target.given} matches no file. Check the pattern, and put it in quotes so that the shell leaves it alone.`
    : `${target.given} holds no file to check. Only .${extensions.join(" .")} files are.`;
}
