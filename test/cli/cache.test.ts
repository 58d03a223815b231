import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { noCi } from "./reports.ts";
import { counting, mute, silent, telling } from "./repository-with.ts";
import { cliPath, dropping, folderWith, runCli, type Ran } from "./run-cli.ts";

const importing = 'import { failed } from "./failed.ts";';
const cached = ["check", "--cache", "--format", "agent"];
const name = ".silent-failure-cache";

/** Files of the cache, with how many outcomes are in each: every run that judges something adds one file. */
function kept(folder: string): ReadonlyMap<string, number> {
  const location = join(folder, name);
  const names = existsSync(location) ? readdirSync(location).filter((one) => one.endsWith(".outcomes")) : [];
  return new Map(names.map((one) => [one, readFileSync(join(location, one), "utf8").split("\n").length - 2]));
}

/** Runs, and counts the files that were judged: those whose outcome was new to the cache. */
async function judged(folder: string, args: readonly string[] = cached): Promise<Ran & { readonly judged: number }> {
  const before = kept(folder);
  const ran = await runCli(folder, args, { env: noCi });
  const added = [...kept(folder)].filter(([one]) => !before.has(one)).map(([, count]) => count);
  return { ...ran, judged: added.reduce((sum, count) => sum + count, 0) };
}

const project = {
  "package.json": '{ "name": "shop", "dependencies": { "bullmq": "5", "mongodb": "6" } }',
  "src/work.ts": telling(importing),
  "src/failed.ts": counting,
  "src/old.ts": silent,
  "src/drop.ts": dropping,
  "src/clean.ts": "export const one = 1;\n",
};

describe.concurrent("--cache judges what has changed", () => {
  test("a second run says the same, byte by byte, in every format, and judges nothing", async () => {
    const folder = folderWith({
      ...project,
      "src/broken.ts": "export const = ;\n",
      "src/off.ts": `/* eslint-disable */\n${silent}`,
    });
    const formats = ["json", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "agent", "html", "shard"];
    const reports = (to: string) => [...formats.map((one) => `--format=${one}:${to}/${one}`), "--format=pretty"];
    const without = await runCli(folder, ["check", ...reports("without")], { env: noCi });
    const first = await judged(folder, ["check", "--cache", ...reports("first")]);
    const second = await judged(folder, ["check", "--cache", ...reports("second")]);
    expect([first.judged, second.judged]).toEqual([6, 0]);
    const timeless = ({ stdout, stderr, code }: Ran) => ({
      stdout: stdout.replace(/in [\d.]+ s/, "in s"),
      stderr,
      code,
    });
    expect(timeless(first)).toEqual(timeless(without));
    expect(timeless(second)).toEqual(timeless(without));
    expect(readFileSync(join(folder, name, ".gitignore"), "utf8")).toBe("*\n");
    const read = (from: string, one: string) =>
      readFileSync(join(folder, from, one), "utf8").replaceAll(/time(stamp)?="[^"]*"/g, "");
    const all = (from: string) => Object.fromEntries(formats.map((one) => [one, read(from, one)]));
    expect(all("first")).toEqual(all("without"));
    expect(all("second")).toEqual(all("without"));
  });

  test("a helper makes its importers be judged again, through other modules too", async () => {
    const folder = folderWith({
      "a.ts": telling(importing),
      "b.ts": telling('import { failed } from "./index.ts";'),
      "c.ts": telling('import { failed } from "./index.ts";'),
      "index.ts": 'export * from "./more.ts";\n',
      "more.ts": 'export { failed } from "./failed.ts";\n',
      "failed.ts": counting,
      "apart/package.json": "{}",
      "apart/alone.ts": silent,
    });
    expect(await judged(folder)).toMatchObject({ judged: 7, stdout: expect.stringContaining("1 silent failure in 7") });
    writeFileSync(join(folder, "failed.ts"), mute);
    const ran = await judged(folder);
    expect(ran.stdout.match(/^[\w/]+\.ts:11/gm)).toEqual(["a.ts:11", "apart/alone.ts:11", "b.ts:11", "c.ts:11"]);
    // The helper itself, and the three that lead to it.
    expect(ran.judged).toBe(4);
    writeFileSync(join(folder, "failed.ts"), counting);
    // The text of the helper is known from before; what its importers rest on is taken again.
    expect(await judged(folder)).toMatchObject({ judged: 3, stdout: expect.stringContaining("1 silent failure in 7") });
  });

  test.each([
    [
      "a new file that an import leads to",
      { "work.ts": telling('import { failed } from "./failed";'), "failed/index.ts": counting },
      { "failed.ts": mute },
    ],
    [
      "tsconfig.json",
      {
        "tsconfig.json": '{ "compilerOptions": { "paths": { "@lib/*": ["./lib/*"] } } }',
        "work.ts": telling('import { failed } from "@lib/failed";'),
        "lib/failed.ts": counting,
        "other/failed.ts": mute,
      },
      { "tsconfig.json": '{ "compilerOptions": { "paths": { "@lib/*": ["./other/*"] } } }' },
    ],
    [
      "package.json",
      {
        "package.json": '{ "imports": { "#failed": "./lib/failed.ts" } }',
        "work.ts": telling('import { failed } from "#failed";'),
        "lib/failed.ts": counting,
        "other/failed.ts": mute,
      },
      { "package.json": '{ "imports": { "#failed": "./other/failed.ts" } }' },
    ],
    ["a helper that comes to be", { "work.ts": telling(importing) }, { "failed.ts": mute }],
  ])("%s changes what is found", async (_, files, change) => {
    const folder = folderWith(files);
    expect(await judged(folder)).toMatchObject({ code: 0 });
    for (const [one, text] of Object.entries(change)) writeFileSync(join(folder, one), text);
    expect(await judged(folder)).toMatchObject({ code: 1, stdout: expect.stringContaining("work.ts:11 ") });
  });

  test("a level, a rule and a configuration", async () => {
    const folder = folderWith(project);
    const { stdout } = await judged(folder);
    expect(stdout).toContain("2 silent failures");
    const off = await judged(folder, [...cached, "--rule", "silent-guard:off"]);
    expect(off).toMatchObject({ judged: 5, stdout: expect.stringContaining("1 silent failure in") });
    const strict = await judged(folder, [...cached, "--strict"]);
    expect(strict.judged).toBe(5);
    writeFileSync(join(folder, "silent-failure.config.json"), '{ "rules": { "masked-write-failure": "off" } }');
    const configured = await judged(folder);
    expect(configured).toMatchObject({ judged: 5, stdout: expect.stringContaining("1 silent failure in") });
    expect(await judged(folder)).toMatchObject({ judged: 0, stdout: configured.stdout });
  });

  test("what a remedy calls is what its neighbours import today", async () => {
    const logger = 'import { logger } from "../logger.ts";\nexport const two = () => logger.info("two");\n';
    const folder = folderWith({
      "package.json": '{ "name": "shop", "dependencies": { "bullmq": "5", "pino": "9" } }',
      "logger.ts": 'import pino from "pino";\nexport const logger = pino();\n',
      "src/work.ts": silent,
      "src/near.ts": "export const two = 2;\n",
    });
    const before = await judged(folder, ["check", "--cache", "--format", "json"]);
    expect(before.stdout).not.toContain("../logger.ts");
    writeFileSync(join(folder, "src/near.ts"), logger);
    const after = await judged(folder, ["check", "--cache", "--format", "json"]);
    expect(after.stdout).toContain("../logger.ts");
    expect(after.stdout).toBe((await runCli(folder, ["check", "--format", "json"], { env: noCi })).stdout);
  });

  test("the folder and its cache elsewhere, and with other times: nothing is judged again", async () => {
    const folder = folderWith(project);
    const first = await judged(folder);
    expect(first.judged).toBe(5);
    const copy = join(folderWith({}), "somewhere/else");
    cpSync(folder, copy, { recursive: true });
    expect(await judged(copy)).toEqual({ ...first, judged: 0 });
    expect(readFileSync(join(copy, name, [...kept(copy).keys()][0] ?? ""), "utf8")).not.toContain(folder);
    // From another folder the paths are others.
    expect((await judged(join(copy, "src"), [...cached, "--cache-location", `../${name}`])).code).toBe(1);
  });
});

describe.concurrent("whatever lies in the folder of the cache", () => {
  test("cut off, garbage, foreign, unreadable: a file is judged again, and nothing is said", async () => {
    const folder = folderWith(project);
    const first = await judged(folder);
    const [file = ""] = kept(folder).keys();
    const path = join(folder, name, file);
    const text = readFileSync(path, "utf8");
    truncateSync(path, Math.floor(statSync(path).size * 0.6));
    const cut = await judged(folder);
    expect(cut.stdout).toBe(first.stdout);
    expect(cut.judged).toBeGreaterThan(0);
    // Every line is whole, and says something else than an outcome.
    for (const [i, other] of ["null", "{}", "[]", "1", '{"outcome":{},"grounds":{}}'].entries())
      writeFileSync(join(folder, name, `0${i}.outcomes`), text.replaceAll(/\t\{.*\n/g, `\t${other}\n`));
    writeFileSync(join(folder, name, "a.outcomes"), Buffer.from([0, 255, 254, 10, 9, 9, 9]));
    writeFileSync(join(folder, name, "b.outcomes"), "silent-failure-cache 1\nx\ty\tz\nx\n\t\t\t\n");
    writeFileSync(join(folder, name, "c.outcomes"), "");
    writeFileSync(join(folder, name, "notes.txt"), "mine");
    mkdirSync(join(folder, name, "d.outcomes"));
    const ran = await runCli(folder, cached, { env: noCi });
    expect(ran).toEqual({ code: 1, stdout: first.stdout, stderr: "" });
    expect(readFileSync(join(folder, name, "notes.txt"), "utf8")).toBe("mine");
  });

  test("runs at the same time, some of which tidy up", async () => {
    const folder = folderWith(project);
    const alone = await judged(folder);
    for (let i = 0; i < 14; i++) writeFileSync(join(folder, name, `${i}.outcomes`), "silent-failure-cache 1\n");
    writeFileSync(join(folder, "src/more.ts"), "export const two = 2;\n");
    const runs = await Promise.all(Array.from({ length: 4 }, () => runCli(folder, cached, { env: noCi })));
    for (const { code, stdout, stderr } of runs)
      expect({ code, stdout, stderr }).toEqual({
        code: 1,
        stdout: alone.stdout.replace(" 5 files", " 6 files"),
        stderr: "",
      });
    expect((await judged(folder)).judged).toBe(0);
  });

  test("a folder that cannot be written: the run is none the worse, and says so", async () => {
    const folder = folderWith(project);
    await judged(folder);
    writeFileSync(join(folder, "src/more.ts"), "export const two = 2;\n");
    const location = join(folder, name);
    chmodSync(folder, 0o755);
    chmodSync(location, 0o555);
    const ran = await runCli(folder, cached, { env: noCi, uid: 1234 });
    expect(ran).toMatchObject({ code: 1, stdout: expect.stringContaining("2 silent failures in 6 files") });
    expect(ran.stderr).toMatch(/The cache in \S+ cannot be written: .*The next run begins without it\.\n/);
    expect(readdirSync(location).filter((one) => one.endsWith(".tmp"))).toEqual([]);
  });

  test("a folder that cannot be read or made, or a file in its place: 2 and a sentence", async () => {
    const folder = folderWith({ "a.ts": silent, "taken/file": "mine", "shut/x": "" });
    const sentence = /^The cache cannot be in \S+: .*\. Name a folder that can be written with --cache-location\.\n$/;
    for (const location of ["taken/file", "taken/file/in/it"]) {
      const ran = await runCli(folder, ["check", "--cache-location", location]);
      expect(ran).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(sentence) });
    }
    chmodSync(folder, 0o755);
    chownSync(join(folder, "shut"), 1, 1);
    chmodSync(join(folder, "shut"), 0o700);
    const ran = await runCli(folder, ["check", "--cache-location", "shut/in"], { uid: 1234 });
    expect(ran).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(sentence) });
    expect(readFileSync(join(folder, "taken/file"), "utf8")).toBe("mine");
  });

  test("a full disk: the run is none the worse, and nothing half-written is left", async () => {
    const folder = folderWith(project);
    // No file may grow beyond a kilobyte: writing ends in the middle, as on a full disk.
    const command = `ulimit -f 1; exec "${process.execPath}" "${cliPath}" check --cache --format agent`;
    const ran = spawnSync("sh", ["-c", command], { cwd: folder, encoding: "utf8", env: { ...process.env, ...noCi } });
    expect(ran.status).toBe(1);
    expect(ran.stdout).toContain("2 silent failures in 5 files");
    expect(ran.stderr).toMatch(/The cache in \S+ cannot be written: /);
    expect([...kept(folder)]).toEqual([]);
    expect((await judged(folder)).judged).toBe(5);
  });

  test("many runs do not let it grow without end, and lose nothing that is still of use", async () => {
    const folder = folderWith({ "a.ts": silent, "b.ts": "" });
    const location = join(folder, name);
    for (let i = 0; i < 15; i++) {
      writeFileSync(join(folder, "b.ts"), `export const a = ${i};\n`);
      await runCli(folder, cached, { env: noCi });
    }
    expect(kept(folder).size).toBeLessThan(13);
    const lines = [...kept(folder).values()].reduce((sum, count) => sum + count, 0);
    // What is newer than the tidying, and three of each file before it.
    expect(lines).toBeLessThan(10);
    expect((await judged(folder)).judged).toBe(0);
    // Outcomes of an older program, or of files that are no more, stay no longer than there is room.
    const old = "x".repeat(1_000_000);
    for (let i = 0; i < 12; i++) {
      const many = Array.from({ length: 8 }, (__, j) => `key${i}-${j}\tslot${i}-${j}\t{"old":"${old}"}\n`);
      writeFileSync(join(location, `old${i}.outcomes`), `silent-failure-cache 1\n${many.join("")}`);
    }
    writeFileSync(join(folder, "b.ts"), `export const a = 99;\n`);
    await runCli(folder, cached, { env: noCi });
    const size = readdirSync(location).reduce((sum, one) => sum + statSync(join(location, one)).size, 0);
    expect(size).toBeLessThan(60_000_000);
    expect((await judged(folder)).judged).toBe(0);
  }, 180_000);
});
