import { spawn } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";

const tether = fileURLToPath(new URL("tether.mjs", import.meta.url));

export interface Program {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Of the user it runs as; only root can choose. */
  readonly uid?: number;
  /** What asks it to end, its clients disconnected; SIGTERM when nothing is said. */
  readonly signal?: NodeJS.Signals;
}

/** A program that runs until `stop`, and no longer than this process. */
export class Tethered {
  stdout = "";
  stderr = "";
  /** Of the program, once it has ended. */
  code: number | undefined;
  readonly #ended: Promise<number>;
  readonly #letGo: () => void;

  constructor({ program, args, env, cwd, uid, signal = "SIGTERM" }: Program) {
    const child = spawn(process.execPath, [tether, JSON.stringify({ program, args, uid, signal })], {
      env: { ...process.env, ...env },
      ...(cwd === undefined ? {} : { cwd }),
      stdio: ["pipe", "pipe", "pipe"],
      // Whoever kills the tests with all that belongs to them is not to kill what cleans up after them.
      detached: true,
    });
    child.stdout.setEncoding("utf8").on("data", (text: string) => (this.stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (this.stderr += text));
    this.#ended = new Promise((resolve, reject) => {
      child.on("error", reject);
      // Its output has arrived as well by then.
      child.on("close", (code) => {
        this.code = code ?? 1;
        resolve(this.code);
      });
    });
    this.#letGo = () => child.stdin.end();
  }

  get output(): string {
    return `${this.stdout}${this.stderr}`;
  }

  /** Its exit code, when it ends by itself. */
  ended(): Promise<number> {
    return this.#ended;
  }

  /** Asks it to end, and waits until it has. */
  async stop(): Promise<void> {
    this.#letGo();
    await this.#ended;
  }
}
