import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cliPath, dropping, folderWith, runCli } from "./run-cli.ts";

const masked = `import { pino } from "pino";
import { PrismaClient } from "@prisma/client";
import { Worker } from "bullmq";

const logger = pino();
const prisma = new PrismaClient();

export const worker = new Worker("invoices", async (job) => {
  try {
    await prisma.invoice.create({ data: job.data });
  } catch (error) {
    logger.error({ err: error }, "invoice was not stored");
  }
});
`;

/** Runs `fix --interactive --write` on a terminal, and gives one answer to each question. */
function answering(cwd: string, answers: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const shell = `${process.execPath} ${cliPath} fix --interactive --write`;
    const child = spawn("script", ["-qec", shell, "/dev/null"], { cwd });
    let shown = "";
    let asked = 0;
    child.stdout.on("data", (chunk) => {
      shown += String(chunk);
      while (shown.split("q stops: ").length - 1 > asked) child.stdin.write(`${answers[asked++] ?? "q"}\n`);
    });
    child.on("error", reject);
    child.on("close", () => resolve(shown));
  });
}

describe("silent-failure fix", () => {
  test("shows a diff, writes nothing, and says how to write it", async () => {
    const folder = folderWith({ "worker.ts": masked });
    const { code, stdout, stderr } = await runCli(folder, ["fix"]);
    expect(stdout).toContain("--- a/worker.ts\n+++ b/worker.ts\n@@");
    expect(stdout).toContain("+    throw error;\n");
    expect(stderr).toContain("1 of 1 silent failure can be mended in 1 file");
    expect(stderr).toContain("add --write");
    expect(code).toBe(1);
    expect(readFileSync(join(folder, "worker.ts"), "utf8")).toBe(masked);
  });

  test("prints what git can apply", async () => {
    const folder = folderWith({ "src/worker.ts": masked, "src/consumer.ts": dropping });
    const { stdout } = await runCli(folder, ["fix", "."]);
    writeFileSync(join(folder, "fix.patch"), stdout);
    expect(spawnSync("git", ["apply", "fix.patch"], { cwd: folder, encoding: "utf8" }).stderr).toBe("");
    expect((await runCli(folder, ["check", "src"])).code).toBe(0);
  });

  test("writes with --write; the second run has nothing to do", async () => {
    const folder = folderWith({ "worker.ts": masked });
    expect((await runCli(folder, ["fix", "--write"])).code).toBe(0);
    const written = readFileSync(join(folder, "worker.ts"), "utf8");
    expect(written).toBe(masked.replace('stored");\n', 'stored");\n    throw error;\n'));
    const again = await runCli(folder, ["fix", "--write"]);
    expect(again).toMatchObject({ code: 0, stdout: "" });
    expect(again.stderr).toContain("Nothing to mend");
    expect(readdirSync(folder)).toEqual(["worker.ts"]);
  });

  test("keeps the byte order mark, the line ends and the mode", async () => {
    const folder = folderWith({ "worker.ts": `\uFEFF${masked.replaceAll("\n", "\r\n")}` });
    chmodSync(join(folder, "worker.ts"), 0o750);
    await runCli(folder, ["fix", "--write"]);
    const written = readFileSync(join(folder, "worker.ts"), "utf8");
    expect(written.startsWith("\uFEFFimport")).toBe(true);
    expect(written).toContain("    throw error;\r\n");
    expect(written.replaceAll("\r\n", "")).not.toContain("\n");
    expect(statSync(join(folder, "worker.ts")).mode & 0o777).toBe(0o750);
  });

  test("takes the rules of --only, and leaves the others", async () => {
    const folder = folderWith({ "worker.ts": masked, "consumer.ts": dropping });
    const { stdout } = await runCli(folder, ["fix", "--only", "silent-guard"]);
    expect(stdout).toContain("consumer.ts");
    expect(stdout).not.toContain("worker.ts");
  });

  test("takes the remedies of --remedy in their order, and says what else is offered", async () => {
    const folder = folderWith({ "consumer.ts": dropping });
    const { stdout } = await runCli(folder, ["fix", "--remedy", "check-drift", "--remedy", "log"]);
    expect(stdout).toContain("+        console.error(");
    expect(stdout).not.toContain("countFailure");
    const none = await runCli(folder, ["fix", "--remedy", "check-drift"]);
    expect(none.stderr).toContain("offered: log-count-dead-letter");
    expect(none.code).toBe(1);
  });

  test("marks as intended with a reason only", async () => {
    const folder = folderWith({ "consumer.ts": dropping });
    const without = await runCli(folder, ["fix", "--remedy", "mark-intended", "--write"]);
    expect(without).toMatchObject({ code: 2, stdout: "" });
    expect(without.stderr).toContain('--reason "…"');
    const reason = "the producer sends every event twice";
    expect((await runCli(folder, ["fix", "--remedy", "mark-intended", "--reason", reason, "--write"])).code).toBe(0);
    expect(readFileSync(join(folder, "consumer.ts"), "utf8")).toContain(
      `// eslint-disable-next-line silent-failure/silent-guard -- ${reason}`,
    );
  });

  test("asks on a terminal, and refuses to where there is none", async () => {
    const folder = folderWith({ "worker.ts": masked });
    expect((await runCli(folder, ["fix", "--interactive"])).stderr).toContain("asks on a terminal");
    const stdout = await answering(folder, ["d1", "1"]);
    expect(stdout).toContain("Throw the error on");
    expect(stdout).toMatch(/\+ {4}throw error;/);
    expect(readFileSync(join(folder, "worker.ts"), "utf8")).toContain("    throw error;\n");
  });

  test("leaves what a person skips", async () => {
    const folder = folderWith({ "worker.ts": masked });
    expect(await answering(folder, ["s"])).toContain("was left as it is");
    expect(readFileSync(join(folder, "worker.ts"), "utf8")).toBe(masked);
  });
});

describe("what is not to be touched is refused with a sentence", () => {
  test("a file that does not parse, while the others are mended", async () => {
    const folder = folderWith({ "worker.ts": masked, "broken.ts": `${masked}}\n` });
    const { code, stdout, stderr } = await runCli(folder, ["fix", "--write"]);
    expect(stdout).toContain("worker.ts");
    expect(stderr).toContain("broken.ts:15:");
    expect(code).toBe(2);
    expect(readFileSync(join(folder, "broken.ts"), "utf8")).toBe(`${masked}}\n`);
  });

  test("a read-only file", async () => {
    const folder = folderWith({ "worker.ts": masked });
    chmodSync(join(folder, "worker.ts"), 0o444);
    const { code, stderr } = await runCli(folder, ["fix", "--write"]);
    expect(stderr).toContain("worker.ts is read-only, so nothing was written to it.");
    expect(code).toBe(2);
    expect(readFileSync(join(folder, "worker.ts"), "utf8")).toBe(masked);
  });

  test("a link to a file outside of what was given", async () => {
    const folder = folderWith({ "elsewhere/worker.ts": masked });
    mkdirSync(join(folder, "src"));
    symlinkSync(join(folder, "elsewhere/worker.ts"), join(folder, "src/link.ts"));
    const { code, stderr } = await runCli(folder, ["fix", "src", "--write"]);
    expect(stderr).toContain("leads to a file outside of what was given");
    expect(code).toBe(2);
    expect(readFileSync(join(folder, "elsewhere/worker.ts"), "utf8")).toBe(masked);
  });

  test("a file with merge conflicts, by its marks and by what git says", async () => {
    const folder = folderWith({ "worker.ts": masked });
    const git = (...args: string[]) =>
      spawnSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], { cwd: folder, encoding: "utf8" });
    git("init", "-q", "-b", "main");
    git("add", ".");
    git("commit", "-qm", "one");
    git("checkout", "-qb", "other");
    writeFileSync(join(folder, "worker.ts"), masked.replace("not stored", "lost"));
    git("commit", "-qam", "two");
    git("checkout", "-q", "main");
    writeFileSync(join(folder, "worker.ts"), masked.replace("not stored", "gone"));
    git("commit", "-qam", "three");
    git("merge", "other");
    const marked = await runCli(folder, ["fix", "--write"]);
    expect(marked.code).toBe(2);
    expect(readFileSync(join(folder, "worker.ts"), "utf8")).toContain("<<<<<<<");
    writeFileSync(join(folder, "worker.ts"), masked);
    const resolved = await runCli(folder, ["fix", "--write"]);
    expect(resolved.stderr).toContain("worker.ts has merge conflicts");
    expect(resolved.code).toBe(2);
    expect(readFileSync(join(folder, "worker.ts"), "utf8")).toBe(masked);
  });

  test("an unknown rule or remedy, with the nearest", async () => {
    const folder = folderWith({ "worker.ts": masked });
    expect((await runCli(folder, ["fix", "--only", "silent-gard"])).stderr).toContain("Did you mean `silent-guard`?");
    const { code, stderr } = await runCli(folder, ["fix", "--remedy", "dead-leter"]);
    expect(stderr).toContain("Did you mean `dead-letter`?");
    expect(code).toBe(2);
  });
});
