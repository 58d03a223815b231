import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { noCi } from "./reports.ts";
import { dropping, folderWith, runCli } from "./run-cli.ts";
import { workflowCommands } from "./workflow-commands.ts";

/** Says something to GitHub's runner and to Markdown. */
const hostileName = "b,c=d:e%0A::error::]]>&`|<i>.ts";

const creating = `import { MilvusClient } from "@zilliz/milvus2-sdk-node";
const client = new MilvusClient({ address: "http://milvus:19530" });
export async function ensureCollection(): Promise<void> {
  const { value } = await client.hasCollection({ collection_name: "docs" });
  if (!value) await client.createCollection({ collection_name: "docs", fields: [{ name: "id", data_type: 5, is_primary_key: true }] });
}
`;

describe("github", () => {
  const many = Array.from({ length: 14 }, (_, i) => [`f${String(i).padStart(2, "0")}.ts`, dropping] as const);
  const warned = "create-without-drift-check:warn";

  test("ten of a kind, errors first, and how many more", async () => {
    const stores = Array.from({ length: 12 }, (_, i) => [`a${i}.ts`, creating] as const);
    const folder = folderWith(Object.fromEntries([...stores, ...many]));
    const ran = await runCli(folder, ["check", "--format", "github", "--rule", warned], { env: noCi });
    const names = workflowCommands(ran.stdout).map(({ name }) => name);
    const some = (name: string, count: number) => Array.from({ length: count }, () => name);
    expect(names).toEqual([...some("error", 10), ...some("warning", 10), "notice", "group", "endgroup"]);
    expect(ran.stdout).toContain("::notice title=6 more::6 more silent failures without an annotation");
    expect(ran.stdout.split("\n").filter((line) => /^- (?:f|a)\d+\.ts:/.test(line))).toHaveLength(6);
  });

  test("the summary of the job is added to what is there, as Markdown that says nothing else", async () => {
    const folder = folderWith({ "summary.md": "before\n", "svc/.keep": "", [`svc/${hostileName}`]: dropping });
    const env = {
      ...noCi,
      GITHUB_STEP_SUMMARY: `${folder}/summary.md`,
      GITHUB_WORKSPACE: folder,
      GITHUB_SERVER_URL: "https://github.test",
      GITHUB_REPOSITORY: "a/b",
      GITHUB_SHA: "c0ffee",
    };
    const ran = await runCli(`${folder}/svc`, ["check", "--format", "github"], { env });
    // From the root of the checkout, however deep the command runs.
    expect(workflowCommands(ran.stdout)[0]?.properties["file"]).toBe(`svc/${hostileName}`);
    const summary = await readFile(`${folder}/summary.md`, "utf8");
    expect(summary).toMatch(/^before\n## 1 silent failure\n/);
    expect(summary).toMatch(/\| \[silent-guard\]\(https:.*\) \| 1 \| 1 \|/);
    const row = summary.split("\n").find((line) => line.includes("eachMessage")) ?? "";
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(4);
    expect(row).toContain("<code>eachMessage</code> drops an invalid item");
    expect(row).toContain("https://github.test/a/b/blob/c0ffee/svc/");
    expect(row).not.toMatch(/<i>|::error/);
    expect(row).toContain("<br>work, line 8");
  });

  test("a summary that cannot be written is said, and ends in 2", async () => {
    const folder = folderWith({ "a.ts": "export const a = 1;\n" });
    const ran = await runCli(folder, ["check", "--format", "github"], {
      env: { ...noCi, GITHUB_STEP_SUMMARY: folder },
    });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("The summary of the job cannot be written");
  });
});
