import { parseDocument } from "yaml";
import { inPlace, type Note, type Proposal } from "../proposal.ts";
import { isRecord } from "../survey/manifest.ts";
import type { ProjectFolder } from "../survey/project-folder.ts";
import type { Survey } from "../survey/survey.ts";
import { ownName } from "./own-name.ts";
import { ownCommands } from "./own-commands.ts";

/** A job in a file of its own; the line that includes it is for a person to write, in a file that may do anything. */
export function gitlabJob(folder: ProjectFolder, seen: Survey): Proposal {
  const name = `.gitlab/${ownName(folder)}.yml`;
  const path = folder.atTop(name);
  const pipeline = folder.read(folder.atTop(".gitlab-ci.yml"));
  const isIncluded = pipeline?.includes(name) === true;
  const note: Note = {
    sentence: "Let .gitlab-ci.yml include the job:",
    text: `include:\n  - local: ${name}`,
  };
  const notes = isIncluded ? [] : [note];
  if (folder.has(path)) return { ...inPlace, notes };
  return { changes: [{ path, before: null, after: job(folder, seen, pipeline ?? "") }], notes };
}

function job(folder: ProjectFolder, seen: Survey, pipeline: string): string {
  const inside = folder.inRepository;
  const within = (file: string) => (inside === "" ? file : `${inside}/${file}`);
  const { name: manager, isBerry } = seen.packageManager;
  const { run, install } = ownCommands(seen);
  const lines = [
    `${ownName(folder)}:`,
    `  stage: ${JSON.stringify(stageOf(pipeline))}`,
    manager === "bun" ? "  image: oven/bun:1" : "  image: node:24",
    "  rules:",
    '    - if: $CI_PIPELINE_SOURCE == "merge_request_event"',
    "    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH",
    "  cache:",
    "    key: silent-failure",
    `    paths: [${JSON.stringify(within(".silent-failure-cache"))}]`,
    "  script:",
    ...(inside === "" ? [] : [`    - cd ${JSON.stringify(inside)}`]),
    ...(manager === "pnpm" || isBerry ? ["    - corepack enable"] : []),
    `    - ${install}`,
    "    # Fails on what silent-failure.baseline.jsonl does not know.",
    `    - ${run} check --cache --format gitlab:gl-code-quality.json --format junit:silent-failure.xml`,
    "  artifacts:",
    "    when: always",
    "    reports:",
    `      codequality: ${JSON.stringify(within("gl-code-quality.json"))}`,
    `      junit: ${JSON.stringify(within("silent-failure.xml"))}`,
  ];
  return `${lines.join("\n")}\n`;
}

/** Where a pipeline names its stages, a job has to stand in one of them. */
function stageOf(pipeline: string): string {
  const document = parseDocument(pipeline, { logLevel: "silent" });
  const content: unknown = document.errors.length > 0 ? null : document.toJS();
  const stages = isRecord(content) && Array.isArray(content["stages"]) ? content["stages"].map(String) : ["test"];
  const wanted = ["test", "lint", "check", "checks", "verify", "quality"];
  return wanted.find((stage) => stages.includes(stage)) ?? stages[0] ?? "test";
}
