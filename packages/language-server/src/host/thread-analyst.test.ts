import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { ThreadAnalyst } from "./thread-analyst.ts";

/** A thread that does what its text says, and in the end answers. */
const script = join(mkdtempSync(join(tmpdir(), "silent-failure-thread-")), "thread.cjs");
writeFileSync(
  script,
  `const { parentPort } = require("node:worker_threads");
parentPort.on("message", ({ id, task: { question: { text } } }) => {
  parentPort.postMessage({ id, began: true });
  if (text === "loop") for (;;);
  if (text === "exit") process.exit(3);
  if (text === "throw") throw new Error("a fault of ours");
  if (text === "memory") for (const all = []; ; ) all.push(new Array(100_000).fill(text + all.length));
  if (text === "silent") return;
  if (text === "refuse") return parentPort.postMessage({ id, error: "cannot be done" });
  parentPort.postMessage({ id, result: { findings: [], suppressed: [], unparsed: null, faults: [text], milliseconds: 0 } });
  if (text === "late") setImmediate(() => { throw new Error("after the answer"); });
});
`,
);

describe("the thread that analyses", () => {
  let analyst: ThreadAnalyst;
  const ask = async (text: string, supersedes?: string): Promise<string | undefined> => {
    const question = {
      text,
      path: "/a.ts",
      folder: "/",
      judging: { base: "recommended", changes: {}, settings: {}, inlineConfig: true },
    } as const;
    const answer = await analyst.perform({ kind: "answer", question }, supersedes === undefined ? {} : { supersedes });
    return answer.faults[0];
  };
  const start = (budget: number): void => {
    analyst = new ThreadAnalyst({ script, budget });
  };
  afterEach(() => analyst.dispose());

  test("is given up when it takes longer than its budget, and the next text is read by another", async () => {
    start(100);
    const hanging = ask("loop");
    const next = ask("next");
    await expect(hanging).rejects.toThrow("It was given up after 0.1 seconds.");
    expect(await next).toBe("next");
    await expect(ask("silent")).rejects.toThrow("given up");
    expect(await ask("and on")).toBe("and on");
  });

  test("loses only the text that it died of", async () => {
    start(20_000);
    for (const [text, reason] of [
      ["exit", /ended by itself/],
      ["throw", /a fault of ours/],
      ["refuse", /cannot be done/],
    ] as const) {
      const [lost, next] = await Promise.allSettled([ask(text), ask("next")]);
      expect(lost).toMatchObject({ status: "rejected", reason: { message: expect.stringMatching(reason) as string } });
      expect(next).toEqual({ status: "fulfilled", value: "next" });
    }
  });

  test("may die after its answer: nobody is told, and the next text is read", async () => {
    start(20_000);
    expect(await ask("late")).toBe("late");
    for (let i = 0; i < 20; i++) await ask(`next ${i}`).catch(() => undefined);
    expect(await ask("at last")).toBe("at last");
  });

  test("drops what waits when a newer text of the same name comes, and nothing else", async () => {
    start(200);
    const asked = [ask("loop", "a"), ask("first", "a"), ask("other", "b"), ask("second", "a")];
    const [hanging, first, other, second] = await Promise.allSettled(asked);
    expect(hanging).toMatchObject({ reason: { message: expect.stringContaining("given up") as string } });
    expect(first).toMatchObject({ status: "rejected", reason: { name: "Error", message: "" } });
    expect(other).toMatchObject({ value: "other" });
    expect(second).toMatchObject({ value: "second" });
  });

  test("ends with whoever asked", async () => {
    start(20_000);
    const asked = [ask("loop"), ask("waiting")];
    analyst.dispose();
    for (const result of await Promise.allSettled(asked)) expect(result.status).toBe("rejected");
  });
});
