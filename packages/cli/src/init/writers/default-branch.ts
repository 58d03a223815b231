import type { ProjectFolder } from "../survey/project-folder.ts";

/** What the remote calls its main branch; else the branch that is checked out, if it is called like one. */
export function defaultBranch(folder: ProjectFolder): string {
  const remote = /^ref: refs\/remotes\/origin\/([\w./-]+)/.exec(
    folder.read(folder.atTop(".git/refs/remotes/origin/HEAD")) ?? "",
  );
  if (remote?.[1]) return remote[1];
  const head = /^ref: refs\/heads\/(main|master|trunk|develop|next|canary)\s*$/.exec(
    folder.read(folder.atTop(".git/HEAD")) ?? "",
  );
  return head?.[1] ?? "main";
}
