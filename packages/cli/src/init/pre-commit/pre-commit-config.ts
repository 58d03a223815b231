import { isSeq, type Document } from "yaml";
import { inPlace, type Proposal } from "../proposal.ts";
import type { ProjectFolder } from "../survey/project-folder.ts";
import { editYaml } from "./edit-yaml.ts";

/** pre-commit: a local hook, which runs the version that the project has installed. */
export function preCommitConfig(folder: ProjectFolder, path: string, run: string): Proposal {
  const before = folder.read(path);
  if (before === null || before.includes("silent-failure")) return inPlace;
  const entry = `${run} check --staged`;
  const after = editYaml(before, (document) => add(document, entry));
  if (after !== null) return { changes: [{ path, before, after }], notes: [] };
  const text = [
    "- repo: local",
    "  hooks:",
    "    - id: silent-failure",
    "      name: silent failures",
    "      language: system",
    `      entry: ${entry}`,
    "      types_or: [javascript, jsx, ts, tsx]",
    "      pass_filenames: false",
  ].join("\n");
  return { changes: [], notes: [{ sentence: `Let pre-commit run it too, under repos in ${path}:`, text }] };
}

function add(document: Document, entry: string): boolean {
  const repos: unknown = document.get("repos");
  if (!isSeq(repos)) return false;
  const hook = {
    id: "silent-failure",
    name: "silent failures",
    language: "system",
    entry,
    types_or: ["javascript", "jsx", "ts", "tsx"],
    pass_filenames: false,
  };
  repos.add(document.createNode({ repo: "local", hooks: [hook] }));
  return true;
}
