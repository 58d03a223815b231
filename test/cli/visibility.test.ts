import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, runCli } from "./run-cli.ts";

const configName = "silent-failure.config.json";

/** Three failure paths: one is silent, one is only logged, one throws on. */
const consumer = `import { Worker } from "bullmq";
import { MongoClient } from "mongodb";
const orders = new MongoClient("").db().collection("orders");
declare function isValid(data: unknown): boolean;

export const worker = new Worker("orders", async (job) => {
  if (!isValid(job.data)) return;
  try {
    await orders.insertOne(job.data);
  } catch (error) {
    console.error({ error, job: job.id }, "not stored");
  }
  try {
    await orders.updateOne({}, job.data);
  } catch (error) {
    throw new Error("not changed", { cause: error });
  }
});
`;
/** A rule that fails the run would hide whether the figure does. */
const quiet = ["--rule", "silent-guard:warn", "--rule", "masked-write-failure:warn"];

describe("visibility", () => {
  test("is said in the summary, and in each result of json", async () => {
    const folder = folderWith({ "src/orders/consumer.ts": consumer, "src/clean.ts": "export const a = 1;\n" });
    const pretty = await runCli(folder, ["check", ...quiet]);
    expect(pretty.stdout).toContain("Visibility  33 %  ·  1 of 3 failure paths are heard in 1 unit\n");
    const { stdout } = await runCli(folder, ["check", ...quiet, "--format", "json"]);
    const results = JSON.parse(stdout) as readonly { filePath: string; visibility: object }[];
    expect(results.map(({ filePath, visibility }) => [filePath.slice(folder.length + 1), visibility])).toEqual([
      ["src/clean.ts", { units: 0, paths: 0, heard: 0, percent: null, of: [] }],
      [
        "src/orders/consumer.ts",
        {
          units: 1,
          paths: 3,
          heard: 1,
          percent: 33,
          of: [
            expect.objectContaining({
              kind: "job",
              paths: [
                expect.objectContaining({ kind: "guard", text: "when `!isValid(job.data)`", isHeard: false }),
                expect.objectContaining({ text: "`orders.insertOne()` fails", report: "logged", isHeard: false }),
                expect.objectContaining({ text: "`orders.updateOne()` fails", report: "failed", isHeard: true }),
              ],
            }),
          ],
        },
      ],
    ]);
  });

  test("is the same at every level, with and without a cache", async () => {
    const folder = folderWith({ "consumer.ts": consumer });
    const line = /^Visibility .*$/m;
    const runs = [[], ["--strict"], ["--cache"], ["--cache"]];
    const said: (string | undefined)[] = [];
    for (const args of runs) said.push(line.exec((await runCli(folder, ["check", ...args])).stdout)?.[0]);
    expect(new Set(said)).toEqual(new Set(["Visibility  33 %  ·  1 of 3 failure paths are heard in 1 unit"]));
  });

  test.each([
    [["--min-visibility", "33"], 0, /^$/],
    [["--min-visibility", "34"], 1, /is 33 % \(1 of 3 failure paths are heard\), below the 34 % that --min-visibility/],
    [["--min-visibility", "src/orders:34"], 1, /Visibility of src\/orders is 33 % \(1 of 3/],
    [["--min-visibility", "src/stock:100"], 0, /^$/],
  ])("%j ends in %i", async (args, code, said) => {
    const folder = folderWith({ "src/orders/consumer.ts": consumer, "src/stock/clean.ts": "export const a = 1;\n" });
    const ran = await runCli(folder, ["check", ...quiet, ...args]);
    expect(ran.code).toBe(code);
    expect(ran.stderr).toMatch(said);
  });

  test("is asked for by the configuration, whose figure can only be raised", async () => {
    const folder = folderWith({ "consumer.ts": consumer, [configName]: '{ "minVisibility": 20 }\n' });
    const config = join(folder, configName);
    expect(await runCli(folder, ["check", ...quiet, "--raise-visibility"])).toMatchObject({ code: 0 });
    expect(readFileSync(config, "utf8")).toBe('{ "minVisibility": 33 }\n');

    const worsened = consumer.replace('throw new Error("not changed", { cause: error })', "console.error(error)");
    writeFileSync(join(folder, "consumer.ts"), worsened);
    const worse = await runCli(folder, ["check", ...quiet, "--raise-visibility"]);
    expect(worse.code).toBe(1);
    expect(worse.stderr).toContain(`below the 33 % that ${configName} asks for`);
    expect(readFileSync(config, "utf8")).toBe('{ "minVisibility": 33 }\n');
  });

  test.each([
    [["--min-visibility", "many"], "--min-visibility many is no percentage."],
    [["--min-visibility", "src/oders:90"], "--min-visibility asks for a visibility of src/oders, which is no folder."],
    [["--raise-visibility"], `--raise-visibility writes to ${configName}, and there is none`],
  ])("%j is refused in one sentence", async (args, sentence) => {
    const ran = await runCli(folderWith({ "consumer.ts": consumer }), ["check", ...args]);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain(sentence);
    expect(ran.stderr.trim().split("\n")).toHaveLength(1);
  });
});
