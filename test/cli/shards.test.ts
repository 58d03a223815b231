import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { machineFormats, noCi } from "./reports.ts";
import { counting, silent, telling } from "./repository-with.ts";
import { dropping, folderWith, runCli, type Ran } from "./run-cli.ts";

interface PartFile {
  readonly index: number;
  readonly count: number;
  readonly files: readonly { readonly path: string }[];
}

const run = (folder: string, args: readonly string[]): Promise<Ran> => runCli(folder, args, { env: noCi });

/** Runs all parts, as machines do at the same time, and answers their files' names. */
async function parts(
  folder: string,
  count: number,
  {
    args = [],
    to = "parts",
    code = 0,
  }: { readonly args?: readonly string[]; readonly to?: string; readonly code?: number } = {},
): Promise<readonly string[]> {
  const names = Array.from({ length: count }, (_, i) => `${to}/${i + 1}.json`);
  const ran = await Promise.all(
    names.map((name, i) =>
      run(folder, ["check", ...args, "--shard", `${i + 1}/${count}`, "--format", `shard:${name}`]),
    ),
  );
  const worst = Math.max(...ran.map((one) => one.code ?? 99));
  if (worst !== code) throw new Error(`A part ended with ${worst}: ${ran.map(({ stderr }) => stderr).join("")}`);
  return names;
}

function read(folder: string, name: string): PartFile {
  return JSON.parse(readFileSync(join(folder, name), "utf8")) as PartFile;
}

const reports = (to: string) => [...machineFormats, "pretty"].map((format) => `--format=${format}:${to}/${format}`);
function texts(folder: string, to: string): Readonly<Record<string, string>> {
  const names = [...machineFormats, "pretty"];
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(join(folder, to, name), "utf8").replace(/ in [\d.]+ s/, " in s")]),
  );
}
const timeless = ({ stdout, ...ran }: Ran) => ({ ...ran, stdout: stdout.replace(/ in [\d.]+ s/, " in s") });

const many = Object.fromEntries(
  Array.from({ length: 11 }, (_, i) => [
    `src/${i % 3}/f${i}.ts`,
    i % 4 === 0 ? silent : `export const a = "${"x".repeat(i * 700)}";\n`,
  ]),
);
/** Everything that a report can tell of. */
const everything = {
  ...many,
  "src/0/drop.ts": dropping,
  "src/1/broken.ts": "export const = ;\n",
  "src/1/comment.ts": "/* eslint silent-failure/silent-guard: [2, 3] */\nexport const a = 1;\n",
  "src/1/bom.ts": `\uFEFF${silent}`,
  "src/1/crlf.ts": silent.replaceAll("\n", "\r\n"),
  "src/2/off.ts": silent.replace(
    "  } catch",
    "    // eslint-disable-next-line silent-failure/masked-write-failure -- the next run stores it\n  } catch",
  ),
  "src/2/telling.ts": telling('import { failed } from "../../lib/failed.ts";'),
  "src/2/deep.ts": telling('import { failed } from "../../lib/broken.ts";'),
  "lib/failed.ts": counting,
  "lib/broken.ts": "export const = ;\n",
  "src/READ.me": "no code",
};

describe.concurrent("check --shard", () => {
  test.each([1, 2, 3, 5, 14])("%i parts: every file in exactly one of them, today and tomorrow", async (count) => {
    const folder = folderWith(many);
    const names = await parts(folder, count);
    const paths = names.map((name) => read(folder, name).files.map(({ path }) => path));
    expect(paths.flat()).toEqual(Object.keys(many).toSorted());
    expect(paths.filter((own) => own.length === 0)).toHaveLength(count > 11 ? 4 : 0);
  });

  test("the same on another day and another machine", async () => {
    const folder = folderWith(many);
    const other = folderWith(many);
    const written = async (where: string) =>
      (await parts(where, 3)).map((name) => readFileSync(join(where, name), "utf8"));
    expect(await written(other)).toEqual(await written(folder));
  });

  test("a part fails for what it finds where there is no merge, and leaves the verdict to it where there is", async () => {
    const folder = folderWith({ "a.ts": silent, "b.ts": silent, "c.ts": "const = ;\n" });
    expect(await run(folder, ["check", "--shard", "1/3"])).toMatchObject({ code: 1 });
    expect(await run(folder, ["check", "--shard", "1/3", "--format", "shard:1.json"])).toMatchObject({ code: 0 });
    expect(await run(folder, ["check", "--shard", "3/3", "--format", "shard:3.json"])).toMatchObject({ code: 2 });
    expect(
      await run(folder, ["check", "--shard", "2/3", "--format", "shard:2.json", "--max-warnings", "0"]),
    ).toMatchObject({
      code: 0,
    });
    expect(await run(folder, ["merge", "1.json", "2.json", "3.json"])).toMatchObject({ code: 2 });
    rmSync(join(folder, "c.ts"));
    const names = await parts(folder, 2);
    expect(await run(folder, ["merge", ...names])).toMatchObject({ code: 1, stderr: "" });
    await run(folder, ["baseline", "create"]);
    expect(await run(folder, ["merge", ...names])).toMatchObject({ code: 0, stderr: "" });
    expect(await run(folder, ["merge", ...names, "--no-baseline"])).toMatchObject({ code: 1 });
    expect(await run(folder, ["merge", ...names, "--min-visibility", "50"])).toMatchObject({ code: 1 });
  });

  test.each(["0/2", "3/2", "1/0", "1", "a/b", "1/2/3", "-1/2", "1/99999"])("--shard %s is refused", async (shard) => {
    const ran = await run(folderWith({ "a.ts": "" }), ["check", `--shard=${shard}`]);
    expect(ran).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(/^--shard \S+ is no part\. .*\n$/),
    });
  });
});

describe.concurrent("merge says what one run would have said, byte by byte", () => {
  const clean = folderWith(many);
  const whole = folderWith(everything);

  test.each([
    ["everything at once", whole, ["src", "src/READ.me"], [], 3, 2],
    ["no source text", whole, ["src"], ["--no-source"], 3, 2],
    ["errors only", whole, ["src"], ["--quiet"], 2, 2],
    ["strict, and more parts than files", clean, [], ["--strict"], 14, 1],
    ["a file alone", clean, ["src/1/f1.ts"], [], 2, 0],
  ])("%s", async (_, from, paths, options, count, code) => {
    const folder = join(folderWith({}), "a");
    cpSync(from, folder, { recursive: true });
    const selecting = options.filter((option) => option === "--strict");
    const judging = [
      ...options.filter((option) => option !== "--strict"),
      "--min-visibility",
      "90",
      "--max-warnings",
      "1",
    ];
    // Known, expired and unused: what a baseline can be.
    await run(folder, ["baseline", "create", "src/0", "src/1/bom.ts"]);
    const baseline = join(folder, "silent-failure.baseline.jsonl");
    const lines = readFileSync(baseline, "utf8").trimEnd().split("\n");
    const entry = lines.findIndex((line) => line.includes("f0.ts"));
    lines[entry] = lines[entry]?.replace("}", ',"reason":"it is late","owner":"me","expires":"2020-01-31"}') ?? "";
    const unused = lines.filter((line) => line.includes("f0.ts")).map((line) => line.replace("f0.ts", "f1.ts"));
    writeFileSync(baseline, `${[...lines, ...unused].join("\n")}\n`);

    const partial = options.filter((option) => option === "--no-source");
    await parts(folder, count, { args: [...paths, ...selecting, ...partial], code: from === whole ? 2 : 0 });
    // On another machine.
    const elsewhere = join(folderWith({}), "quite/another/place");
    cpSync(folder, elsewhere, { recursive: true });
    const one = await run(elsewhere, ["check", ...paths, ...selecting, ...judging, ...reports("one")]);
    const merged = await run(elsewhere, ["merge", "parts", ...judging, ...reports("merged")]);
    expect(timeless(merged)).toEqual(timeless(one));
    expect(texts(elsewhere, "merged")).toEqual(texts(elsewhere, "one"));
    expect(one.code).toBe(code);
  });
});

describe.concurrent("merge refuses what it cannot make one run of", () => {
  async function refused(folder: string, given: readonly string[], sentence: RegExp): Promise<void> {
    const one = new RegExp(`^(?:${sentence.source}).*\\n$`);
    const before = readdirSync(folder).toSorted();
    expect(await run(folder, ["merge", ...given, "--format", "sarif:out.sarif"])).toEqual({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(one),
    });
    expect(readdirSync(folder).toSorted()).toEqual(before);
  }

  test("parts that are missing, there twice, of another run, cut off, of another version, or none", async () => {
    const folder = folderWith({ "a.ts": silent, "b.ts": silent, "c.ts": silent });
    const [one = "", two = "", three = ""] = await parts(folder, 3);
    await refused(folder, [one, three], /Part 2 of 3 is missing, .*check --shard 2\/3 --format shard:<file>/);
    await refused(folder, [one], /Parts 2, 3 of 3 are missing/);
    await refused(folder, [one, two, three, two], /parts\/2\.json and parts\/2\.json are both part 2 of 3/);
    await refused(folder, ["nowhere.json"], /nowhere\.json cannot be read: it does not exist/);
    await refused(folder, ["a.ts"], /a\.ts cannot be read: it is cut off, or no JSON/);
    const text = readFileSync(join(folder, two), "utf8");
    writeFileSync(join(folder, two), text.slice(0, -20));
    await refused(folder, ["parts"], /parts\/2\.json cannot be read: it is cut off/);
    writeFileSync(join(folder, two), text.replace(/"version":"[^"]*"/, '"version":"0.0.1"'));
    await refused(folder, ["parts"], /parts\/2\.json was written by silent-failure 0\.0\.1, and this is/);
    writeFileSync(join(folder, two), text.replace('"silentFailureShard":1', '"silentFailureShard":2'));
    await refused(folder, ["parts"], /parts\/2\.json was written by .* newer|parts\/2\.json was written by/);
    for (const other of [
      "{}",
      "null",
      "[]",
      '"text"',
      '{"silentFailureShard":1,"index":2,"count":3,"run":"x","files":[1]}',
    ]) {
      writeFileSync(join(folder, two), other);
      await refused(folder, [one, two, three], /parts\/2\.json is no part of a run/);
    }
    writeFileSync(join(folder, two), text);
    // Of a folder, what is no part stays out.
    writeFileSync(join(folder, "parts/report.json"), "[]");
    mkdirSync(join(folder, "parts/deep"));
    cpSync(join(folder, two), join(folder, "parts/deep/2.json"));
    rmSync(join(folder, two));
    expect(await run(folder, ["merge", "parts"])).toMatchObject({ code: 1, stderr: "" });
    rmSync(join(folder, "parts/deep/2.json"));
    await refused(folder, ["parts"], /Part 2 of 3 is missing/);
    mkdirSync(join(folder, "empty"));
    await refused(folder, ["empty"], /empty holds no part of a run/);
  });

  test("parts of another commit, of other options or of another number of parts", async () => {
    const folder = folderWith({ "a.ts": silent, "b.ts": silent });
    await parts(folder, 2);
    await parts(folder, 2, { args: ["--strict"], to: "strict" });
    await parts(folder, 2, { args: ["--rule", "silent-guard:off"], to: "rule" });
    await parts(folder, 3, { to: "three" });
    writeFileSync(join(folder, "b.ts"), dropping);
    await parts(folder, 2, { to: "commit" });
    for (const other of ["strict", "rule", "commit", "three"])
      await refused(folder, ["parts/1.json", `${other}/2.json`], /\S+ belongs to another run than parts\/1\.json/);
    // A finding must be shown where it is.
    const ran = await run(folder, ["merge", "parts"]);
    expect(ran).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("b.ts is not here as it was read by its part"),
    });
    rmSync(join(folder, "b.ts"));
    expect(await run(folder, ["merge", "parts"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Run merge where the checkout is of the same commit."),
    });
  });
});

test("a part without source text holds none of it, nor does a report", async () => {
  const secret = "hunter2secret";
  const leaking = silent.replace('MongoClient("")', `MongoClient("${secret}")`);
  const folder = folderWith({ "a.ts": leaking, "warehouse.ts": dropping });
  // What remedies write, and not what is said of it.
  const written = /warehouse_messages_dropped_total/;
  const [whole = ""] = await parts(folder, 1, { to: "whole" });
  expect(readFileSync(join(folder, whole), "utf8")).toMatch(written);
  const [part = ""] = await parts(folder, 1, { args: ["--no-source"] });
  await run(folder, ["merge", part, ...reports("merged")]);
  const all = { part: readFileSync(join(folder, part), "utf8"), ...texts(folder, "merged") };
  expect(Object.entries(all).filter(([, text]) => written.test(text))).toEqual([]);
  // More than the lines around a finding is in nothing that is written, the cache among it.
  await run(folder, ["check", "--cache", ...reports("all")]);
  const cache = readdirSync(join(folder, ".silent-failure-cache"));
  const paths = [whole, ...cache.map((name) => join(".silent-failure-cache", name))];
  const others = {
    ...all,
    ...Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")])),
  };
  expect(Object.entries(others).filter(([, text]) => text.includes(secret))).toEqual([]);
  // ESLint's own JSON has the whole text, and says so by `source`.
  expect(
    Object.entries(texts(folder, "all"))
      .filter(([, text]) => text.includes(secret))
      .map(([name]) => name),
  ).toEqual(["json"]);
});
