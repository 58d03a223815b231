import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../house/source-files.ts";

export interface CaseFile {
  readonly rule: string;
  readonly isBad: boolean;
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const isCase = /^(?:bad|good)[a-z0-9.-]*\.(?:[cm]?[jt]s|[jt]sx)$/;

/** Ids of the folders of rules/ that hold a rule, or the beginning of one. */
export function ruleFolders(): readonly string[] {
  return readdirSync(join(root, "rules"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, "rules", entry.name, "rule.ts")))
    .map(({ name }) => name)
    .toSorted();
}

/** Every case of every rule. */
export function caseFiles(): readonly CaseFile[] {
  return ruleFolders().flatMap((rule) => {
    const folder = `rules/${rule}/cases`;
    const names = existsSync(join(root, folder))
      ? readdirSync(join(root, folder)).filter((name) => isCase.test(name))
      : [];
    return names.toSorted().map((name) => {
      const path = `${folder}/${name}`;
      return { rule, isBad: name.startsWith("bad"), path, text: readFileSync(join(root, path), "utf8") };
    });
  });
}
