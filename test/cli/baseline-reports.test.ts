import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ESLint } from "eslint";
import type { Log } from "sarif";
import { beforeAll, describe, expect, test } from "vitest";
import { BaselineProject, baselineName, consumer, drops, throws } from "./baseline-project.ts";
import { reportsOf, sarifFaults, type Reports } from "./reports.ts";
import { workflowCommands } from "./workflow-commands.ts";

/** What a run writes where one finding is known, one new, and one entry stands for nothing. */
const project = new BaselineProject({
  "src/a.ts": consumer(drops("isValid"), drops("isKnown")),
  "src/b.ts": "export const b = 1;\n",
  "summary.md": "",
});
let mixed: Reports;
let quiet: Reports;

beforeAll(async () => {
  await project.baseline("create", "src", "--reason", "old", "--owner", "stock", "--expires", "2999-01-31");
  const summary = { GITHUB_STEP_SUMMARY: join(project.folder, "summary.md") };
  quiet = await reportsOf(project.folder, ["src"]);
  project.write("src/a.ts", consumer(throws("isValid"), drops("isFresh"), drops("isKnown")));
  mixed = await reportsOf(project.folder, ["src"], summary);
}, 120_000);

const fault = "1 entry of silent-failure.baseline.jsonl stands for nothing any more";

test("all known: every report is clean, and says so", () => {
  expect(quiet.code).toBe(0);
  expect(workflowCommands(quiet.files.github)).toEqual([]);
  expect(quiet.files.github).toContain("- 0 silent failures, 2 known in 2 files");
  expect(JSON.parse(quiet.files.gitlab)).toEqual([]);
  expect(quiet.files.checkstyle).not.toContain("<error");
  expect(quiet.files.junit).toContain('failures="0"');
  expect(quiet.files.junit).toContain('name="no new silent failures"');
  expect(JSON.parse(quiet.files.rdjson)).toMatchObject({ diagnostics: [] });
  expect(quiet.files.agent).toBe("0 silent failures in 2 files, 0 errors, 0 warnings, 0 meant, 2 known, 0 unread\n");
});

describe("one known, one new, one entry too many", () => {
  test("ends in 1", () => {
    expect(mixed.code).toBe(1);
    expect(mixed.stderr).toContain(`✗ ${fault}`);
  });

  test("sarif keeps the trail of all, and tells which are new", () => {
    expect(sarifFaults(mixed.files.sarif)).toEqual([]);
    const [run] = (JSON.parse(mixed.files.sarif) as Log).runs;
    expect(
      run?.results?.map(({ baselineState, suppressions, properties }) => ({
        baselineState,
        suppressions,
        lost: properties?.["lost"],
      })),
    ).toEqual([
      { baselineState: "new", suppressions: [], lost: "book unless ! isFresh event" },
      {
        baselineState: "unchanged",
        suppressions: [{ kind: "external", status: "accepted", justification: "old; owner: stock; until 2999-01-31" }],
        lost: "book unless ! isKnown event",
      },
    ]);
    expect(run?.invocations?.[0]?.toolExecutionNotifications).toMatchObject([
      { descriptor: { id: "baseline" }, level: "error", message: { text: expect.stringContaining(fault) as string } },
    ]);
  });

  test("json has what is known among what is suppressed, as ESLint has it, and a fingerprint for each", () => {
    const results = JSON.parse(mixed.files.json) as (ESLint.LintResult & { messages: { fingerprint?: string }[] })[];
    const [a] = results;
    expect(a).toMatchObject({ errorCount: 1, warningCount: 0 });
    expect(a?.messages).toMatchObject([{ line: 12, fingerprint: expect.stringMatching(/^[0-9a-f]{16}:1$/) as string }]);
    expect(a?.suppressedMessages).toMatchObject([
      {
        line: 13,
        suppressions: [{ kind: "file", justification: "old" }],
        fingerprint: expect.stringMatching(/:1$/) as string,
      },
    ]);
  });

  test("github has the new one on its line, and the fault on the baseline", () => {
    const commands = workflowCommands(mixed.files.github).map(({ name, properties }) => [
      name,
      properties["file"],
      properties["line"],
    ]);
    expect(commands).toEqual([
      ["error", baselineName, undefined],
      ["error", "src/a.ts", "12"],
    ]);
    expect(mixed.files.github).toContain("silent-failure baseline prune src");
    const summary = readFileSync(join(project.folder, "summary.md"), "utf8");
    expect(summary).toContain("## 1 new silent failure\n");
    expect(summary).toContain("1 known finding is in silent-failure.baseline.jsonl &#40;1 of stock&#41;.");
    expect(summary).toContain(`- ${fault}`);
  });

  test("no other shows green, and none shows what is known", () => {
    const { gitlab, junit, checkstyle, rdjson, agent, pretty } = mixed.files;
    const issues = JSON.parse(gitlab) as { check_name: string; location: { path: string } }[];
    expect(issues.map(({ check_name, location }) => `${location.path} ${check_name}`)).toEqual([
      "src/a.ts silent-failure/silent-guard",
      `${baselineName} silent-failure/baseline`,
    ]);
    expect(junit).toMatch(/<testsuites name="silent-failure" tests="3" failures="2" errors="0" skipped="0"/);
    expect(junit.match(/<failure /g)).toHaveLength(2);
    expect(checkstyle.match(/<error /g)).toHaveLength(2);
    expect(checkstyle).toContain(`<file name="${baselineName}">`);
    const { diagnostics } = JSON.parse(rdjson) as { diagnostics: { code: { value: string } }[] };
    expect(diagnostics.map(({ code }) => code.value)).toEqual(["silent-guard", "baseline"]);
    expect(agent).toContain(`baseline: ${fault}`);
    expect(agent).toContain("1 known");
    expect(pretty).toContain("1 new silent failure ");
    for (const report of [gitlab, junit, checkstyle, rdjson, agent, pretty]) expect(report).not.toContain("`!isKnown");
  });
});
