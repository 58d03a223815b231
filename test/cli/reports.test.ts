import { validate as validateRdjson } from "@umbrelladocs/rdformat-validator";
import type { Log } from "sarif";
import { beforeAll, describe, expect, test } from "vitest";
import { below, readXml } from "./read-xml.ts";
import { machineFormats, reportsOf, sarifFaults, type Reports } from "./reports.ts";
import { dropping, folderWith, runCli } from "./run-cli.ts";
import { workflowCommands } from "./workflow-commands.ts";

/** Says something to XML, to GitHub's runner, to Markdown and to a terminal. */
const hostile = "]]>%0A::error::x ##[error]y | <b>&amp; `{0} [a](b) \u0001\u001b[31m";
/** No `/` or NUL can be in a name, but all else. */
const hostileName = "b,c=d:e%0A::error::]]>&`|<i>.ts";

const listening = (condition: string, comment = ""): string =>
  dropping.replace("      if (!isValid(event)) return;", `${comment}      if (!isValid(${condition})) return;`);
const suppressed = listening(
  "event",
  `      // eslint-disable-next-line silent-failure/silent-guard -- PAY-12 ]]>%0A::error::x\n`,
);

const runOf = (text: string) => {
  const [run] = (JSON.parse(text) as Log).runs;
  if (!run) throw new Error("no run");
  return run;
};

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

interface Diagnostic {
  readonly message: string;
  readonly location: { path: string; range?: { start: { line: number; column: number }; end: object } };
  readonly severity: string;
  readonly suggestions?: { readonly text: string; readonly range: { start: { line: number; column: number } } }[];
}

describe("reports on findings, a comment that switches one off, and a file that cannot be read", () => {
  let reports: Reports;
  beforeAll(async () => {
    const folder = folderWith({
      ".git/HEAD": "",
      "src/a.ts": dropping,
      [`src/${hostileName}`]: listening(`event, ${JSON.stringify(hostile).replace("\\u001b", "\u001b")}`),
      "src/c.ts": suppressed,
      "src/d.ts": "const x = ;\n",
      "src/é😀.ts": listening("event").replace("      if", "      /* é😀 */ if"),
      "src/clean.ts": "export const a = 1;\n",
    });
    reports = await reportsOf(folder);
  });

  test("the run ends in 2, says the unread file on stderr, and findings on stdout all the same", () => {
    expect(reports.code).toBe(2);
    expect(reports.stderr).toContain("src/d.ts:1:");
    expect(reports.stdout).toContain("3 silent failures");
  });

  test("sarif", () => {
    const text = reports.files.sarif;
    expect(sarifFaults(text)).toEqual([]);
    const run = runOf(text);
    const [shown, ...others] = (run.results ?? []).filter(({ suppressions }) => suppressions?.length === 0);
    expect(others).toHaveLength(2);
    expect(run.columnKind).toBe("utf16CodeUnits");
    expect(run.originalUriBaseIds?.["SRCROOT"]?.uri).toMatch(/^file:\/\/\/.*\/$/);
    expect(shown?.locations?.[0]).toMatchObject({
      physicalLocation: {
        artifactLocation: { uri: "src/a.ts", uriBaseId: "SRCROOT" },
        region: { startLine: 7, startColumn: 7 },
      },
      logicalLocations: [{ fullyQualifiedName: "start.eachMessage" }],
    });
    expect(shown?.partialFingerprints?.["primaryLocationLineHash"]).toMatch(/^[0-9a-f]{16}:1$/);
    const steps = shown?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    expect(steps.map(({ location }) => location?.physicalLocation?.region?.startLine)).toEqual([8, 7, 7]);
    expect(shown?.fixes?.[0]?.artifactChanges[0]?.replacements.length).toBeGreaterThan(0);

    const rule = run.tool.driver.rules?.[shown?.ruleIndex ?? -1];
    expect(rule?.id).toBe("silent-guard");
    expect(rule?.help?.markdown).toMatch(/^# silent-guard\n/);
    expect(rule?.help?.markdown).not.toMatch(/\]\((?!https:)/);

    const meant = run.results?.find(({ suppressions }) => suppressions?.length === 1);
    expect(meant?.suppressions).toEqual([{ kind: "inSource", justification: expect.stringMatching(/^PAY-12 \]\]>/) }]);
    // Every place is a URI: nothing in a name ends it or gives it a scheme.
    const uris = (run.results ?? []).map(
      ({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? "",
    );
    const base = "https://root.test/";
    expect(uris.map((uri) => decodeURIComponent(new URL(uri, base).pathname.slice(1))).toSorted()).toEqual(
      ["src/a.ts", `src/${hostileName}`, "src/c.ts", "src/é😀.ts"].toSorted(),
    );

    const [invocation] = run.invocations ?? [];
    expect(invocation).toMatchObject({ executionSuccessful: false, exitCode: 2 });
    expect(invocation?.toolExecutionNotifications).toMatchObject([
      {
        level: "error",
        message: { text: expect.stringContaining("src/d.ts:1:") },
        locations: [{ physicalLocation: { artifactLocation: { uri: "src/d.ts" } } }],
      },
    ]);
  });

  test("the fixes of sarif, applied to the file, mend it", async () => {
    const replacements = runOf(reports.files.sarif).results?.[0]?.fixes?.[0]?.artifactChanges[0]?.replacements ?? [];
    const lines = dropping.split("\n");
    const offset = (line = 1, column = 1) =>
      lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
    let text = dropping;
    for (const { deletedRegion: at, insertedContent } of replacements.toReversed())
      text =
        text.slice(0, offset(at.startLine, at.startColumn)) +
        (insertedContent?.text ?? "") +
        text.slice(offset(at.endLine, at.endColumn));
    const again = await runCli(folderWith({ "src/a.ts": text }), ["check"]);
    expect(again).toMatchObject({ code: 0 });
  });

  test("github: each annotation is one command, and nothing in it is another", () => {
    const commands = workflowCommands(reports.files.github);
    expect(commands.map(({ name }) => name)).toEqual(["error", "error", "error", "error"]);
    expect(commands[0]?.data).toContain("src/d.ts:1:");
    expect(commands[1]).toMatchObject({
      properties: { file: "src/a.ts", line: "7", col: "7", title: "silent-guard" },
      data: expect.stringMatching(/^`eachMessage` drops an invalid item.*\nwork, line 8: .*\nlost, line 7: /),
    });
    expect(commands[2]?.properties["file"]).toBe(`src/${hostileName}`);
    expect(commands[2]?.data).toContain("]]>%0A::error::x");
  });

  test("gitlab: what it asks of an issue, and no fingerprint twice", () => {
    const issues = JSON.parse(reports.files.gitlab) as Issue[];
    expect(issues.map(({ location }) => location.path)).toEqual([
      "src/a.ts",
      `src/${hostileName}`,
      "src/é😀.ts",
      "src/d.ts",
    ]);
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(4);
    for (const { description, check_name, fingerprint, severity, location } of issues) {
      expect([description, check_name]).not.toContain("");
      expect(fingerprint).toMatch(/^[0-9a-f]{32}$/);
      expect(["info", "minor", "major", "critical", "blocker"]).toContain(severity);
      expect(location.lines.begin).toBeGreaterThan(0);
    }
  });

  test("junit: well-formed, and its counts are true", () => {
    const root = readXml(reports.files.junit);
    const cases = below(root, "testcase");
    expect(root.name).toBe("testsuites");
    expect(root.attributes).toMatchObject({
      tests: String(cases.length),
      failures: String(below(root, "failure").length),
      errors: String(below(root, "error").length),
      skipped: String(below(root, "skipped").length),
    });
    expect([below(root, "failure").length, below(root, "error").length, below(root, "skipped").length]).toEqual([
      3, 1, 1,
    ]);
    expect(cases.map(({ attributes }) => attributes["classname"])).toContain(`src/${hostileName}`);
    expect(below(root, "failure")[1]?.text).toContain("]]>%0A::error::x ##[error]y | <b>&amp;");
    for (const suite of root.children) {
      expect(suite.attributes["tests"]).toBe(String(below(suite, "testcase").length));
      expect(suite.attributes["failures"]).toBe(String(below(suite, "failure").length));
    }
  });

  test("checkstyle: well-formed, a file for each file", () => {
    const root = readXml(reports.files.checkstyle);
    expect(root.name).toBe("checkstyle");
    const files = below(root, "file").map(({ attributes }) => attributes["name"]);
    expect(files).toEqual(["src/a.ts", `src/${hostileName}`, "src/é😀.ts", "src/d.ts"]);
    expect(below(root, "error")[0]?.attributes).toMatchObject({
      line: "7",
      column: "7",
      severity: "error",
      source: "silent-failure/silent-guard",
      message: expect.stringContaining("\nlost, line 7: "),
    });
  });

  test("rdjson: valid, with columns in bytes and the best remedy", async () => {
    const { valid, errors } = await validateRdjson(reports.files.rdjson, { strictMode: true });
    expect({ valid, errors }).toEqual({ valid: true, errors: [] });
    const { diagnostics } = JSON.parse(reports.files.rdjson) as { diagnostics: Diagnostic[] };
    expect(diagnostics.map(({ severity }) => severity)).toEqual(["ERROR", "ERROR", "ERROR", "ERROR"]);
    expect(diagnostics[2]?.location.range?.start).toEqual({ line: 7, column: 1 + 6 + Buffer.byteLength("/* é😀 */ ") });
    expect(diagnostics[0]?.suggestions?.[0]?.text).toContain("invalid_payload");
    expect(diagnostics[3]).toMatchObject({ location: { path: "src/d.ts" } });
  });

  test("agent: a line for the finding, its trail, and the remedy as a diff", () => {
    const [block = ""] = reports.files.agent.split("\n\n");
    expect(block).toMatch(
      /^src\/a\.ts:7 error silent-guard `eachMessage` drops .*\n {2}trail: work, line 8: .* -> lost, line 7: .* -> claims success, .*\n {2}remedy log-count-dead-letter: .*\n {2}@@ /,
    );
    expect(block).toContain("\n  -      if (!isValid(event)) return;\n");
    expect(reports.files.agent).toMatch(
      /\nunread: src\/d\.ts:1:.*\n3 silent failures in 5 files, 3 errors, 0 warnings, 1 meant, 1 unread\n$/,
    );
  });

  test.each([...machineFormats, "pretty"] as const)("%s: no control character reaches a terminal", (name) => {
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(reports.files[name]).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
  });
});

describe("--no-source", () => {
  test("keeps what stands in the code out of every report, but for what messages name", async () => {
    const secret = "hunter2-hunter2";
    const text = dropping.replace("return;", `return; /* ${secret} */`);
    const { files, stdout } = await reportsOf(folderWith({ "a.ts": text }), ["--no-source"]);
    const mentions = [...Object.entries(files), ["stdout", stdout] as const].filter(([, report]) =>
      report?.includes(secret),
    );
    expect(mentions.map(([name]) => name)).toEqual([]);
    expect(stdout).not.toContain("> 7 |");
    expect(files.agent).not.toContain("@@");
    expect(sarifFaults(files.sarif)).toEqual([]);
    expect(await validateRdjson(files.rdjson, { strictMode: true })).toMatchObject({ valid: true });
    // Without the option, it is there: the test can fail.
    expect((await reportsOf(folderWith({ "a.ts": text }))).files.pretty).toContain(secret);
  });
});

describe("reports on nothing", () => {
  test("each is valid, and says so", async () => {
    const { files, code } = await reportsOf(folderWith({ "a.ts": "export const a = 1;\n" }));
    expect(code).toBe(0);
    expect(sarifFaults(files.sarif)).toEqual([]);
    expect(runOf(files.sarif)).toMatchObject({
      results: [],
      invocations: [{ executionSuccessful: true, exitCode: 0 }],
    });
    expect(workflowCommands(files.github)).toEqual([]);
    expect(JSON.parse(files.gitlab)).toEqual([]);
    expect(readXml(files.junit).attributes).toMatchObject({ tests: "1", failures: "0" });
    expect(readXml(files.checkstyle).children).toEqual([]);
    expect(await validateRdjson(files.rdjson, { strictMode: true })).toMatchObject({ valid: true });
    expect(files.agent).toBe("0 silent failures in 1 file, 0 errors, 0 warnings, 0 meant, 0 unread\n");
    expect(files.pretty).toContain("✓ No silent failures");
  });

  test("a path that matches nothing is in every report that has a place for it", async () => {
    const { files, code } = await reportsOf(folderWith({ "a.ts": "" }), ["missing"]);
    expect(code).toBe(2);
    expect(sarifFaults(files.sarif)).toEqual([]);
    expect(await validateRdjson(files.rdjson, { strictMode: true })).toMatchObject({ valid: true });
    for (const name of ["sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "agent"] as const)
      expect([name, files[name].includes("missing")]).toEqual([name, true]);
  });
});
