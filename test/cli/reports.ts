import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { DraftFour } from "./draft-four.ts";
import { runCli, type Ran } from "./run-cli.ts";

export const machineFormats = [
  "json",
  "sarif",
  "github",
  "gitlab",
  "junit",
  "checkstyle",
  "rdjson",
  "agent",
  "html",
] as const;
type Name = (typeof machineFormats)[number] | "pretty";

export interface Reports extends Ran {
  readonly files: Readonly<Record<Name, string>>;
}

/** All reports of one run, each in a file of its own. */
export async function reportsOf(
  folder: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Reports> {
  const names: readonly Name[] = [...machineFormats, "pretty"];
  const asked = names.flatMap((name) => ["--format", `${name}:reports/${name}.txt`]);
  const ran = await runCli(folder, ["check", ...asked, ...args], { env: { ...noCi, ...env } });
  const read = (name: Name) => [name, readFileSync(join(folder, "reports", `${name}.txt`), "utf8")] as const;
  return { ...ran, files: Object.fromEntries(names.map(read)) as Record<Name, string> };
}

/** What a CI system says of itself; these tests run in one, too. */
export const noCi: NodeJS.ProcessEnv = {
  GITHUB_WORKSPACE: "",
  GITHUB_STEP_SUMMARY: "",
  GITHUB_SERVER_URL: "",
  CI_PROJECT_DIR: "",
};

const require = createRequire(import.meta.url);
const sarifSchema = require
  .resolve("@microsoft/jest-sarif")
  .replace(/lib\/index\.js$/, "lib/schemas/sarif-2.1.0-rtm.5.json");
const sarif = new DraftFour(sarifSchema);

/** What the schema of SARIF 2.1.0 finds wrong with a text. */
export function sarifFaults(text: string): readonly string[] {
  return sarif.faultsOf(JSON.parse(text));
}
