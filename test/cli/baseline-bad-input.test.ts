import { chmodSync, existsSync, mkdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BaselineProject, baselineName, consumer, drops } from "./baseline-project.ts";
import { runCli } from "./run-cli.ts";

const head = '{"silentFailureBaseline":1}';
const end = '{"end":true}';
const entry = '{"file":"a.ts","rule":"silent-guard","symbol":"start.eachMessage","lost":"book unless ! isValid event"}';
const withMore = (more: string) => entry.replace(/\}$/, `,${more}}`);

describe("a baseline that is none ends in 2, with a sentence", () => {
  test.each([
    [
      "newer",
      ['{"silentFailureBaseline":2}', entry, end],
      ":1: this baseline was written by a newer silent-failure (its format is 2, and this one reads 1). Update silent-failure.",
    ],
    ["of no version", ['{"silentFailureBaseline":"x"}', end], ':1 names a format that there is not: "x".'],
    [
      "with a conflict",
      [head, "<<<<<<< HEAD", entry, "=======", entry, ">>>>>>> other", end],
      ":2 has the marker of a merge conflict.",
    ],
    ["cut off between lines", [head, entry], ' was cut off: its last line is not {"end":true}.'],
    ["cut off in a line", [head, entry.slice(0, 40)], ":2 is not a line of JSON."],
    ["without a head", [entry, end], " is not a baseline: its first line is not"],
    ["empty", [""], " is not a baseline"],
    ["a list", [head, "[]", end], ":2 is not an object."],
    ["nothing at all", [head, "null", end], ":2 is not an object."],
    ["without fields", [head, '{"file":"a.ts","rule":"x"}', end], ':2 lacks "symbol", "lost".'],
    [
      "with a field that there is not",
      [head, withMore('"expire":"2027-01-31"'), end],
      ':2 has an unknown key "expire". Did you mean `expires`?',
    ],
    ["with a number for a text", [head, withMore('"owner":7'), end], ':2: "owner" is not a text.'],
    ["with an empty file", [head, entry.replace("a.ts", ""), end], ':2: "file" is empty.'],
    [
      "with a day that is none",
      [head, withMore('"expires":"2027-02-29"'), end],
      ':2: "expires" is no day: "2027-02-29".',
    ],
    ["with a number that is none", [head, withMore('"nth":0'), end], ':2: "nth" is not a number from 1.'],
    ["with a weight that is none", [head, withMore('"weight":"heavy"'), end], ':2: "weight" is neither'],
  ])("%s", async (_what, lines, sentence) => {
    const project = new BaselineProject({ "a.ts": consumer(drops("isValid")), [baselineName]: lines.join("\n") });
    const ran = await project.run("check");
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain(baselineName + sentence);
    expect(ran.stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});

test("any order, line ends of Windows, a byte order mark and empty lines are read", async () => {
  const text = `\uFEFF${[end, entry, "", head, entry].join("\r\n")}\r\n`;
  const project = new BaselineProject({ "a.ts": consumer(drops("isValid")), [baselineName]: text });
  expect(await project.run("check")).toMatchObject({ code: 0, stderr: "" });
});

test("a rule that there is no more stands for nothing", async () => {
  const gone = entry.replace("silent-guard", "rule-of-old");
  const project = new BaselineProject({ "a.ts": consumer(), [baselineName]: [head, gone, end].join("\n") });
  expect((await project.run("check")).code).toBe(1);
});

test("a folder in its place", async () => {
  const project = new BaselineProject({ "a.ts": consumer(drops("isValid")) });
  mkdirSync(join(project.folder, baselineName));
  for (const args of [["check"], ["baseline", "create"], ["baseline", "prune"]]) {
    const ran = await project.run(...args);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain(`The baseline ${baselineName} cannot be read: it is a folder.`);
  }
});

/** Whom the file system may refuse; root it never does. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {};

test("one that may not be read, and a folder that may not be written", async () => {
  const project = new BaselineProject({ "a.ts": consumer(drops("isValid")) });
  chmodSync(project.folder, 0o755);
  const refused = await runCli(project.folder, ["baseline", "create"], nobody);
  if (process.getuid?.() !== 0) return;
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain(`${baselineName} cannot be written: permission denied.`);
  expect(project.has(baselineName)).toBe(false);
  await project.baseline("create");
  const before = project.read();
  chmodSync(join(project.folder, baselineName), 0o600);
  const unread = await runCli(project.folder, ["check"], nobody);
  expect(unread.code).toBe(2);
  expect(unread.stderr).toContain(`The baseline ${baselineName} cannot be read: permission denied.`);
  expect(project.read()).toBe(before);
});

test.skipIf(!existsSync("/dev/full"))(
  "a device is not read, which may have no end, and nothing takes its place",
  async () => {
    const project = new BaselineProject({ "a.ts": consumer(drops("isValid")) });
    symlinkSync("/dev/full", join(project.folder, "full.jsonl"));
    for (const path of ["/dev/full", "full.jsonl"]) {
      const ran = await project.run("baseline", "create", "--baseline", path);
      expect(ran).toMatchObject({ code: 2, stdout: "" });
      expect(ran.stderr).toContain(`The baseline ${path} cannot be read: it is not a file.`);
    }
    expect(statSync("/dev/full").isCharacterDevice()).toBe(true);
  },
);
