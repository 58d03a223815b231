import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GaveUp, until } from "../until.ts";
import { Tethered, type Program } from "./tethered.ts";

/** A server of its own for one test file, with its data in a folder that goes with it. */
export interface Engine {
  readonly url: string;
  stop(): Promise<void>;
}

/** A port of the loopback interface that nobody listened at a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

export interface Start {
  readonly name: string;
  /** What to run with this folder and this port, each in the order of its start; the last one is the server itself. */
  readonly programs: (folder: string, port: number) => Promise<readonly Program[]> | readonly Program[];
  readonly url: (port: number) => string;
  /** Throws, or answers false, as long as the server does not serve. */
  readonly serves: (url: string) => Promise<boolean>;
}

/** Starts a server and waits until it serves. A port that somebody else took in between is changed for another. */
export async function startEngine(start: Start): Promise<Engine> {
  try {
    return await tryToStart(start);
  } catch (error) {
    if (error instanceof GaveUp && /in use|eaddrinuse|already/i.test(error.message)) return await tryToStart(start);
    throw error;
  }
}

async function tryToStart({ name, programs, url, serves }: Start): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), `silent-failure-${name}-`));
  const running: Tethered[] = [];
  const stop = async (): Promise<void> => {
    for (const program of running.toReversed()) await program.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const port = await freePort();
    for (const program of await programs(folder, port)) running.push(new Tethered(program));
    const server = running.at(-1);
    await until(`${name} serves`, () => {
      if (server?.code !== undefined) throw new GaveUp(`${name} ended with ${server.code}:\n${server.output}`);
      return serves(url(port));
    });
    return { url: url(port), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
