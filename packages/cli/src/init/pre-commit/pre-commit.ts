import { inPlace, type Proposal } from "../proposal.ts";
import type { PreCommitTool } from "../survey/pre-commit-tools.ts";
import type { ProjectFolder } from "../survey/project-folder.ts";
import type { Survey } from "../survey/survey.ts";
import { ownCommands } from "../writers/own-commands.ts";
import { gitHookLine } from "./git-hook-line.ts";
import { lefthook } from "./lefthook.ts";
import { lintStaged } from "./lint-staged.ts";
import { preCommitConfig } from "./pre-commit-config.ts";

/** One entry, in the tool that knows the staged files best; none where no tool is there. */
export function preCommit(folder: ProjectFolder, seen: Survey): Proposal {
  const isThere = seen.preCommit.some(({ file }) => folder.read(file)?.includes("silent-failure check"));
  const [tool] = seen.preCommit;
  return tool === undefined || isThere ? inPlace : entryIn(tool, folder, ownCommands(seen).run);
}

function entryIn({ name, file }: PreCommitTool, folder: ProjectFolder, run: string): Proposal {
  switch (name) {
    case "lint-staged":
      return lintStaged(folder, file);
    case "lefthook":
      return lefthook(folder, file, run);
    case "pre-commit":
      return preCommitConfig(folder, file, run);
    case "simple-git-hooks":
    case "husky":
      return gitHookLine(folder, file, run);
  }
}
