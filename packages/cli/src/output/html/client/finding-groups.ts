import type { PageFinding, PageModel } from "../page-model.ts";
import type { ViewState } from "./view-state.ts";

export interface FindingGroup {
  readonly name: string;
  /** A sentence on what holds its findings together, with code between backticks; empty where the name says it. */
  readonly about: string;
  readonly findings: readonly PageFinding[];
}

/** Largest first. What has several owners is in the group of each. */
export function findingGroups(
  page: PageModel,
  findings: readonly PageFinding[],
  by: ViewState["group"],
): readonly FindingGroup[] {
  const groups = new Map<string, PageFinding[]>();
  for (const finding of findings)
    for (const name of namesOf(finding, page, by)) {
      const group = groups.get(name) ?? [];
      group.push(finding);
      groups.set(name, group);
    }
  return [...groups]
    .map(([name, own]) => ({
      name,
      about: by === "rule" ? (page.rules[name]?.summary ?? "") : "",
      findings: own,
    }))
    .toSorted((a, b) => b.findings.length - a.findings.length || (a.name < b.name ? -1 : 1));
}

function namesOf(finding: PageFinding, { files }: PageModel, by: ViewState["group"]): readonly string[] {
  const file = files[finding.file];
  if (by === "rule") return [finding.rule];
  if (by === "folder") return [folderOf(file?.path ?? "")];
  const owners = finding.owner === null ? (file?.owners ?? []) : [finding.owner];
  return owners.length === 0 ? ["nobody"] : owners;
}

function folderOf(path: string): string {
  const end = path.lastIndexOf("/");
  return end === -1 ? "./" : path.slice(0, end + 1);
}
