import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";

// Each run starts a Node with ESLint and TypeScript in it, beside everything else that is tested.
vi.setConfig({ testTimeout: 60_000 });

export const cliPath = fileURLToPath(new URL("../../packages/cli/bin/silent-failure.js", import.meta.url));

/** A consumer that drops what it does not understand: one finding of `silent-guard`. */
export const dropping = `import { Kafka } from "kafkajs";
const consumer = new Kafka({ brokers: [] }).consumer({ groupId: "stock" });
export async function start(book: (event: unknown) => Promise<void>, isValid: (event: unknown) => boolean) {
  await consumer.run({
    eachMessage: async ({ message }) => {
      const event: unknown = JSON.parse(message.value?.toString() ?? "null");
      if (!isValid(event)) return;
      await book(event);
    },
  });
}
`;

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A real folder, outside of this repository, with these files in it. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "silent-failure-cli-")));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export interface Caller {
  readonly env?: NodeJS.ProcessEnv;
  /** Of a user who is not root, whom the file system may refuse. */
  readonly uid?: number;
}

/** Runs the built command line, as a shell would. */
export function runCli(cwd: string, args: readonly string[], caller: Caller = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const { NO_COLOR: _, FORCE_COLOR: _force, ...inherited } = process.env;
    const child = spawn(process.execPath, [cliPath, ...args], {
      cwd,
      env: { ...inherited, ...caller.env },
      ...(caller.uid === undefined ? {} : { uid: caller.uid, gid: caller.uid }),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk) => (stdout += chunk));
    child.stderr.on("data", (chunk) => (stderr += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}
