import { connect } from "nats";
import { startEngine, type Engine } from "./engine.ts";
import { findProgram } from "./find-program.ts";

const program = findProgram("nats-server");

/** What this machine lacks, if anything. */
export const natsLacks: string | undefined = program ? undefined : "nats-server";

/** NATS with JetStream. */
export function startNats(): Promise<Engine> {
  return startEngine({
    name: "nats",
    programs: (folder, port) => [
      {
        program: program ?? "nats-server",
        args: ["--addr", "127.0.0.1", "--port", String(port), "--jetstream", "--store_dir", folder],
      },
    ],
    url: (port) => `nats://127.0.0.1:${port}`,
    serves: async (servers) => {
      const connection = await connect({ servers, reconnect: false, timeout: 2000 });
      try {
        await (await connection.jetstreamManager()).getAccountInfo();
        return true;
      } finally {
        await connection.close();
      }
    },
  });
}
