import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { ESLint } from "eslint";
import { folderWith, runCli, type Caller, type Ran } from "./run-cli.ts";

type Texts = Readonly<Record<string, string | Buffer | null>>;

/** A real git repository in a folder of its own, with one commit of some files on `main`. */
export class Checkout {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** What a git command writes; it must succeed. */
  git(...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync("git", ["-C", this.folder, ...asSomebody, ...args], {
      encoding: "utf8",
      env: gitEnv,
    });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}${stdout}`);
    return stdout.trim();
  }

  /** Null takes a file away. */
  write(files: Texts): this {
    for (const [name, text] of Object.entries(files)) {
      const path = join(this.folder, name);
      if (text === null) rmSync(path);
      else {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
      }
    }
    return this;
  }

  commit(files: Texts = {}): this {
    this.write(files);
    this.git("add", "--all");
    this.git("commit", "--quiet", "--no-verify", "--allow-empty", "--message", "change");
    return this;
  }

  /** What `check` finds and does not know from before, as "file:line", from the folder that it runs in. */
  async check(
    args: readonly string[],
    { from = ".", ...caller }: Caller & { readonly from?: string } = {},
  ): Promise<Checked> {
    return checked(join(this.folder, from), args, caller);
  }
}

const asSomebody = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "protocol.file.allow=always"];
/** Nothing of whoever runs the tests counts. */
const gitEnv = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };

export interface Checked extends Ran {
  readonly fresh: readonly string[];
}

export async function checked(folder: string, args: readonly string[], caller: Caller = {}): Promise<Checked> {
  const ran = await runCli(folder, ["check", "--format", "json", ...args], {
    ...caller,
    env: { ...noHook, ...caller.env },
  });
  const results = ran.stdout === "" ? [] : (JSON.parse(ran.stdout) as readonly ESLint.LintResult[]);
  return {
    ...ran,
    fresh: results.flatMap(({ filePath, messages }) =>
      messages.filter(({ fatal }) => !fatal).map(({ line }) => `${relative(folder, filePath)}:${line}`),
    ),
  };
}

const noHook = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };

export function repositoryWith(files: Readonly<Record<string, string | Buffer>>): Checkout {
  const checkout = new Checkout(folderWith(files));
  checkout.git("init", "--quiet", "--initial-branch", "main");
  return checkout.commit();
}

/** A consumer whose failure is for `failed` to tell of: line 11 is a finding when that tells nobody. */
export function telling(importing: string, call = "failed(error)"): string {
  return `import { Worker } from "bullmq";
import { MongoClient } from "mongodb";
${importing}

const orders = new MongoClient("").db().collection("orders");

export const worker = new Worker("orders", async (job) => {
  try {
    await orders.insertOne(job.data);

  } catch (error) {
    ${call};
  }
});
`;
}

/** One that tells nobody: a finding in line 11. */
export const silent = telling("", "void error");

/** What `telling` calls: one that counts, and one that does not any more. */
export const counting = `import { Counter } from "prom-client";
const lost = new Counter({ name: "lost", help: "lost" });
export function failed(error: unknown): void {
  lost.inc();
}
`;
export const mute = counting.replace("  lost.inc();\n", "");
