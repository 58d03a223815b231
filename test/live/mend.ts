import { expect } from "vitest";
import { runCli } from "../cli/run-cli.ts";
import { consumerFile, projectOf } from "./scenario.ts";

export interface Mending {
  readonly rule: string;
  readonly remedy: string;
}

/**
 * The project of a scenario, mended as a user would mend it: the one finding is of this rule, `fix` writes this remedy, and
 * nothing is found after that.
 */
export async function mend(scenario: string, { rule, remedy }: Mending): Promise<string> {
  const before = projectOf(scenario);
  expect(await rulesFoundIn(before), `findings in ${scenario}`).toEqual([`silent-failure/${rule}`]);
  const fix = await runCli(before, ["fix", consumerFile, "--only", rule, "--remedy", remedy, "--write"]);
  if (fix.code !== 0) throw new Error(`${scenario} is not mended by ${remedy}:\n${fix.stderr}`);
  expect(await rulesFoundIn(before), `findings in ${scenario}, mended`).toEqual([]);
  return before;
}

/** The rules of all findings in a project. */
async function rulesFoundIn(project: string): Promise<readonly string[]> {
  const { stdout, stderr } = await runCli(project, ["check", ".", "--strict", "--format", "json"]);
  expect(stderr, `check of ${project}`).toBe("");
  const files: readonly { messages: readonly { ruleId: string | null }[] }[] = JSON.parse(stdout);
  return files.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId ?? "unreadable"));
}
