import { Redis } from "ioredis";
import { startEngine, type Engine } from "./engine.ts";
import { findProgram } from "./find-program.ts";

const program = findProgram("redis-server");

/** What this machine lacks, if anything. */
export const redisLacks: string | undefined = program ? undefined : "redis-server";

export function startRedis(): Promise<Engine> {
  return startEngine({
    name: "redis",
    programs: (folder, port) => [
      {
        program: program ?? "redis-server",
        // noeviction is what BullMQ asks for.
        args: `--port ${port} --bind 127.0.0.1 --dir ${folder} --appendonly no --maxmemory-policy noeviction`
          .split(" ")
          .concat("--save", ""),
      },
    ],
    url: (port) => `redis://127.0.0.1:${port}`,
    serves: async (url) => {
      const client = new Redis(url, { lazyConnect: true, retryStrategy: null });
      client.on("error", () => {
        // Told by connect() or ping() as well.
      });
      try {
        await client.connect();
        return (await client.ping()) === "PONG";
      } finally {
        client.disconnect();
      }
    },
  });
}
