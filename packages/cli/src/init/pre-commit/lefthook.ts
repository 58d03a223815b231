import { extensions } from "@silent-failure/configuration";
import { isSeq, type Document } from "yaml";
import { inPlace, type Proposal } from "../proposal.ts";
import type { ProjectFolder } from "../survey/project-folder.ts";
import { editYaml } from "./edit-yaml.ts";

const glob = `*.{${extensions.join(",")}}`;

/** lefthook: a command of pre-commit, or a job where jobs are what is used. */
export function lefthook(folder: ProjectFolder, path: string, run: string): Proposal {
  const before = folder.read(path);
  if (before === null || before.includes("silent-failure check")) return inPlace;
  const command = `${run} check --staged`;
  const after = /\.ya?ml$/.test(path) ? editYaml(before, (document) => add(document, command)) : null;
  if (after !== null) return { changes: [{ path, before, after }], notes: [] };
  const text = `pre-commit:\n  commands:\n    silent-failure:\n      glob: "${glob}"\n      run: ${command}`;
  return { changes: [], notes: [{ sentence: `Let lefthook run it too, in ${path}:`, text }] };
}

function add(document: Document, run: string): boolean {
  const jobs: unknown = document.getIn(["pre-commit", "jobs"]);
  if (isSeq(jobs)) jobs.add(document.createNode({ name: "silent-failure", glob, run }));
  else document.setIn(["pre-commit", "commands", "silent-failure"], document.createNode({ glob, run }));
  return true;
}
