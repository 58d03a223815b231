import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "amqplib";
import { freePort, startEngine, type Engine } from "./engine.ts";
import { findProgram } from "./find-program.ts";

// What Debian has in /usr/sbin changes to the user and the folders of its service; the script behind it does as it is told.
const program = findProgram("rabbitmq-server", ["/usr/lib/rabbitmq/bin"]);
const portMapper = findProgram("epmd");

/** What this machine lacks, if anything. */
export const rabbitmqLacks: string | undefined = program && portMapper ? undefined : "rabbitmq-server";

/**
 * A node of its own, as root or as anybody: its name, its cookie (in HOME), its data and its ports are those of no other node.
 * Erlang finds nodes through `epmd`, which the first node would start as a daemon for the whole machine; so there is one
 * just for this node, at a port of its own, that ends with it.
 */
export function startRabbitmq(): Promise<Engine> {
  return startEngine({
    name: "rabbitmq",
    programs: async (folder, port) => {
      const [mapperPort, distributionPort] = [await freePort(), await freePort()];
      writeFileSync(join(folder, "plugins"), "[].\n");
      writeFileSync(join(folder, "rabbitmq.conf"), `listeners.tcp.local = 127.0.0.1:${port}\n`);
      const env = {
        HOME: folder,
        ERL_EPMD_PORT: String(mapperPort),
        ERL_EPMD_ADDRESS: "127.0.0.1",
        RABBITMQ_NODENAME: `silent-failure-${port}@localhost`,
        RABBITMQ_DIST_PORT: String(distributionPort),
        RABBITMQ_MNESIA_BASE: join(folder, "data"),
        RABBITMQ_LOG_BASE: join(folder, "log"),
        RABBITMQ_LOGS: "-",
        RABBITMQ_CONFIG_FILE: join(folder, "rabbitmq.conf"),
        RABBITMQ_CONF_ENV_FILE: join(folder, "no-environment"),
        RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, "plugins"),
      };
      return [
        { program: portMapper ?? "epmd", args: ["-port", String(mapperPort), "-address", "127.0.0.1"], env },
        { program: program ?? "rabbitmq-server", args: [], env },
      ];
    },
    url: (port) => `amqp://127.0.0.1:${port}`,
    serves: async (url) => {
      await (await connect(url)).close();
      return true;
    },
  });
}
