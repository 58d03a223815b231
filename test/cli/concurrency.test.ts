import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { counting, mute, silent, telling } from "./repository-with.ts";
import { machineFormats, noCi } from "./reports.ts";
import { dropping, folderWith, runCli } from "./run-cli.ts";

/** Enough for three threads, which know of each other's files nothing but what they read themselves. */
const many = Object.fromEntries(
  Array.from({ length: 130 }, (_, i) => {
    const helper = i % 3 === 0 ? "counting" : "mute";
    const kinds = [
      telling(`import { failed } from "../${helper}.ts";`),
      dropping,
      "export const = ;\n",
      "export const a = 1;\n",
    ];
    return [`src/${i % 7}/f${i}.ts`, kinds[i % 11] ?? silent];
  }),
);

describe.concurrent("--concurrency", () => {
  test("makes no difference to what is said, byte by byte", async () => {
    const folder = folderWith({ ...many, "src/counting.ts": counting, "src/mute.ts": mute });
    const formats = [...machineFormats, "shard"];
    const said = await Promise.all(
      ["1", "2", "8"].map(async (threads) => {
        const asked = formats.map((format) => `--format=${format}:${threads}/${format}`);
        const ran = await runCli(folder, ["check", "src", "--concurrency", threads, ...asked], { env: noCi });
        const reports = formats.map((format) => readFileSync(join(folder, threads, format), "utf8"));
        return { code: ran.code, stderr: ran.stderr, stdout: ran.stdout.replace(/ in [\d.]+ s/, ""), reports };
      }),
    );
    expect(said[0]).toMatchObject({ code: 2, stdout: expect.stringContaining("silent failures") });
    expect(said[1]).toEqual(said[0]);
    expect(said[2]).toEqual(said[0]);
  });

  test.each(["1", "2"])("of %s: a thread that dies costs the file that it was at, and no other", async (threads) => {
    // Parsed, it takes far more than what a thread of this Node may have; the main thread has room enough.
    const huge = `export const a = [${"[,],".repeat(450_000)}];\n`;
    const folder = folderWith({ ...many, "src/3/huge.ts": huge, "src/counting.ts": counting, "src/mute.ts": mute });
    const env = { ...noCi, NODE_OPTIONS: "--max-old-space-size=220" };
    const args = ["check", "src", "--format", "agent", "--concurrency", threads, "--ignore", "*[0-9][0248].ts"];
    const ran = await runCli(folder, args, { env });
    const without = await runCli(folder, [...args, "--ignore", "huge.ts"], { env: noCi });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(
      "src/3/huge.ts cannot be read: it takes more memory than there is. Allow more with NODE_OPTIONS=--max-old-space-size=8192, or leave it out with --ignore 'src/3/huge.ts'.\n",
    );
    const others = (text: string) => text.split("\n").filter((line) => !/huge\.ts|^\d+ silent failures in/.test(line));
    expect(others(ran.stdout)).toEqual(others(without.stdout));
    expect(others(ran.stdout).join("\n")).toMatch(/src\/6\/f\d+\.ts:/);
  });

  test("a file that a thread died of is not kept: the next run with more memory reads it", async () => {
    const folder = folderWith({ "huge.ts": `export const a = [${"[,],".repeat(450_000)}];\n`, "small.ts": silent });
    const args = ["check", "--cache", "--format", "agent"];
    const poor = await runCli(folder, args, { env: { ...noCi, NODE_OPTIONS: "--max-old-space-size=220" } });
    expect(poor).toMatchObject({ code: 2, stdout: expect.stringContaining("1 silent failure in 1 file,") });
    const copy = folderWith({});
    cpSync(folder, copy, { recursive: true });
    expect(await runCli(copy, args, { env: noCi })).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("1 silent failure in 2 files"),
    });
  });

  test.each(["0", "-1", "1.5", "many", "1000", ""])("--concurrency=%s is refused", async (threads) => {
    const ran = await runCli(folderWith({ "a.ts": silent }), ["check", `--concurrency=${threads}`]);
    expect(ran).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(/^--concurrency .*1 to 999\.\n$/) });
  });
});
