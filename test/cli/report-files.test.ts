import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Log } from "sarif";
import { describe, expect, test } from "vitest";
import { noCi } from "./reports.ts";
import { cliPath, dropping, folderWith, runCli } from "./run-cli.ts";

const caller = { env: noCi };

test("several reports of one run: files, and one on standard output", async () => {
  const folder = folderWith({ "a.ts": dropping });
  const args = ["check", "--format", "sarif:out/deep/r.sarif", "--format", "agent", "--format", "junit:r.xml"];
  const ran = await runCli(folder, args, caller);
  expect(ran).toMatchObject({ code: 1, stderr: "" });
  expect(ran.stdout).toMatch(/^a\.ts:7 error silent-guard /);
  expect(readFileSync(join(folder, "out/deep/r.sarif"), "utf8")).toContain('"version": "2.1.0"');
  expect(readFileSync(join(folder, "r.xml"), "utf8")).toContain("<testsuites ");
});

test("without a format for standard output, it is pretty", async () => {
  const folder = folderWith({ "a.ts": dropping });
  expect((await runCli(folder, ["check", "--format", "sarif:r.sarif"], caller)).stdout).toContain("● work");
});

test.each([
  [["--format", "sraif"], "--format sraif is unknown. Did you mean `sarif`? Allowed: pretty, json, sarif, "],
  [["--format", "sarif:"], "--format sarif: names no file. Write --format sarif:report.sarif."],
  [["--format", "sarif", "--format", "junit"], "--format sarif and --format junit both go to standard output."],
  [["--format", "sarif:r", "--format", "junit:./r"], "would write over the report in sarif"],
  [["--format", "constructor"], "--format constructor is unknown."],
  [["--format", "sarif:folder"], "cannot be written to folder: it is a folder. Name a file in it"],
])("%j is refused in one sentence, before any work", async (args, sentence) => {
  const ran = await runCli(folderWith({ "a.ts": dropping, "folder/b.ts": "" }), ["check", ...args], caller);
  expect(ran.stderr).toContain(sentence);
  expect(ran.stderr.trim().split("\n")).toHaveLength(1);
  expect(ran).toMatchObject({ code: 2, stdout: "" });
});

describe("a report that cannot be written ends in 2 and a sentence, and nothing half-written is left", () => {
  test("the parent is a file", async () => {
    const folder = folderWith({ "a.ts": dropping, file: "" });
    const ran = await runCli(folder, ["check", "--format", "sarif:file/r.sarif"], caller);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/The report cannot be written to file\/r\.sarif: .*What was there is as it was\./);
    // The findings are still said.
    expect(ran.stdout).toContain("1 silent failure");
  });

  test("the disk is full", () => {
    const folder = folderWith({ "a.ts": dropping, "r.sarif": "old\n" });
    // No file may grow beyond some kilobytes: writing ends in the middle, as on a full disk.
    const command = `ulimit -f 8; exec "${process.execPath}" "${cliPath}" check --format sarif:r.sarif`;
    const ran = spawnSync("sh", ["-c", command], { cwd: folder, encoding: "utf8", env: { ...process.env, ...noCi } });
    expect(ran.stderr).toContain("The report cannot be written to r.sarif");
    expect(ran.status).toBe(2);
    expect(readFileSync(join(folder, "r.sarif"), "utf8")).toBe("old\n");
    expect(readdirSync(folder).toSorted()).toEqual(["a.ts", "r.sarif"]);
  });

  test.skipIf(!existsSync("/dev/full"))("a device is written to, and not put aside", async () => {
    const folder = folderWith({ "a.ts": dropping });
    const ran = await runCli(folder, ["check", "--format", "sarif:/dev/full"], caller);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("The report cannot be written to /dev/full");
    expect(statSync("/dev/full").isCharacterDevice()).toBe(true);
  });

  test.skipIf(process.getuid?.() !== 0)("the folder is read-only", async () => {
    const folder = folderWith({ "a.ts": dropping, "closed/r.sarif": "old\n" });
    chmodSync(folder, 0o755);
    const ran = await runCli(folder, ["check", "--format", "sarif:closed/r.sarif"], { ...caller, uid: 65_534 });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("The report cannot be written to closed/r.sarif");
    expect(readFileSync(join(folder, "closed/r.sarif"), "utf8")).toBe("old\n");
  });
});

test("a report takes the place of an older one, and keeps what others may do with it", async () => {
  const folder = folderWith({ "a.ts": dropping });
  mkdirSync(join(folder, "out"));
  writeFileSync(join(folder, "out/r.json"), "x".repeat(1_000_000), { mode: 0o640 });
  expect((await runCli(folder, ["check", "--format", "gitlab:out/r.json"], caller)).code).toBe(1);
  expect(JSON.parse(readFileSync(join(folder, "out/r.json"), "utf8"))).toHaveLength(1);
  expect(statSync(join(folder, "out/r.json")).mode & 0o777).toBe(0o640);
  expect(readdirSync(join(folder, "out"))).toEqual(["r.json"]);
});

test("paths are those of the checkout, and absolute beyond it", async () => {
  const folder = folderWith({ "repo/.git/HEAD": "", "repo/svc/src/a.ts": dropping, "beyond/b.ts": dropping });
  const args = ["check", "src", "../../beyond", "--format", "sarif:r.sarif", "--format", "gitlab"];
  const ran = await runCli(join(folder, "repo/svc"), args, caller);
  const issues = JSON.parse(ran.stdout) as { location: { path: string } }[];
  expect(issues.map(({ location }) => location.path)).toEqual(["svc/src/a.ts", join(folder, "beyond/b.ts")]);
  const { runs } = JSON.parse(readFileSync(join(folder, "repo/svc/r.sarif"), "utf8")) as Log;
  expect(runs[0]?.originalUriBaseIds?.["SRCROOT"]?.uri).toBe(pathToFileURL(join(folder, "repo/")).href);
  expect(runs[0]?.results?.map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation)).toEqual([
    { uri: "svc/src/a.ts", uriBaseId: "SRCROOT" },
    { uri: pathToFileURL(join(folder, "beyond/b.ts")).href },
  ]);
});
