import { readdirSync } from "node:fs";
import type { ProjectFolder } from "./project-folder.ts";

export type CiSystem =
  | "GitHub Actions"
  | "GitLab CI"
  | "CircleCI"
  | "Azure Pipelines"
  | "Bitbucket Pipelines"
  | "Jenkins"
  | "Buildkite"
  | "Travis CI"
  | "Drone"
  | "Woodpecker";

const marks: readonly (readonly [CiSystem, string])[] = [
  ["GitLab CI", ".gitlab-ci.yml"],
  ["CircleCI", ".circleci/config.yml"],
  ["Azure Pipelines", "azure-pipelines.yml"],
  ["Bitbucket Pipelines", "bitbucket-pipelines.yml"],
  ["Jenkins", "Jenkinsfile"],
  ["Buildkite", ".buildkite"],
  ["Travis CI", ".travis.yml"],
  ["Drone", ".drone.yml"],
  ["Woodpecker", ".woodpecker"],
];

/** What runs for this repository; where nothing does, what its remote offers. */
export function findCiSystems(folder: ProjectFolder): readonly CiSystem[] {
  const found: CiSystem[] = marks.flatMap(([system, mark]) => (folder.has(folder.atTop(mark)) ? [system] : []));
  if (hasWorkflow(folder)) found.unshift("GitHub Actions");
  return found.length > 0 ? found : byRemote(folder);
}

function hasWorkflow(folder: ProjectFolder): boolean {
  const path = folder.atTop(".github/workflows");
  return folder.has(path) && readdirSync(folder.absolute(path)).some((name) => /\.ya?ml$/.test(name));
}

function byRemote(folder: ProjectFolder): readonly CiSystem[] {
  const config = folder.repository === null ? null : folder.read(folder.atTop(".git/config"));
  const line = (config ?? "").split("\n").find((one) => /^url\b/.test(one.trim())) ?? "";
  const address = line.slice(line.indexOf("=") + 1).trim();
  // `https://github.com/…`, `git@github.com:…`, and the same on a host of one's own.
  const host = `.${address
    .replace(/^[a-z+]+:\/\//, "")
    .split(/[/:]/)[0]
    ?.split("@")
    .at(-1)}`;
  if (host.includes(".github.")) return ["GitHub Actions"];
  return host.includes(".gitlab.") ? ["GitLab CI"] : [];
}
