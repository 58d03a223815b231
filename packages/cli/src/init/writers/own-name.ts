import type { ProjectFolder } from "../survey/project-folder.ts";

/** What is written at the top of a repository is told apart by the folder that it is for. */
export function ownName(folder: ProjectFolder): string {
  const inside = folder.inRepository.replaceAll(/[^\w.-]+/g, "-");
  return inside === "" ? "silent-failure" : `silent-failure-${inside}`;
}
