import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { Tethered } from "../../live/engines/tethered.ts";
import { GaveUp, until } from "../../live/until.ts";
import { isInstalled, vscode } from "./install-vscode.mjs";
import type { Profile } from "./profile.ts";

/** What this machine lacks, if anything. */
export const vscodeLacks: string | undefined =
  vscode && isInstalled() ? undefined : "VS Code (node test/editor/workbench/install-vscode.mjs)";

function vscodeHere(): NonNullable<typeof vscode> {
  if (!vscode) throw new GaveUp("VS Code cannot be installed on this machine");
  return vscode;
}

export interface VscodeServer {
  readonly port: number;
  /** What it and its extensions said. */
  log(): string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Whether VS Code's own TypeScript is beside us, with its errors and refactorings. */
  readonly typescript?: boolean;
  /** Whether VS Code asks for trust in folders; without it, every folder is trusted. */
  readonly trust?: boolean;
}

/** Installs a .vsix file as a user would; answers the folder that it is unpacked to. */
export async function installExtension(profile: Profile, vsix: string): Promise<string> {
  const { node, server } = vscodeHere();
  await promisify(execFile)(node, [server, ...profile.args, "--install-extension", vsix, "--force"]);
  const [unpacked] = readdirSync(profile.extensions, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  if (!unpacked) throw new Error(`${vsix} was installed, and yet ${profile.extensions} is empty`);
  return join(profile.extensions, unpacked.name);
}

export async function startVscodeServer(
  profile: Profile,
  { typescript = false, trust = false }: ServerOptions,
): Promise<VscodeServer> {
  const { node, server: script, extensions } = vscodeHere();
  const flags = [
    "--host=127.0.0.1",
    "--port=0",
    "--without-connection-token",
    "--accept-server-license-terms",
    "--telemetry-level=off",
    "--disable-experiments",
    "--reconnection-grace-time=1",
    // Without it, what the address says of extensions under development is ignored.
    "--enable-smoke-test-driver",
    `--builtin-extensions-dir=${builtins(profile, extensions, typescript)}`,
    ...(trust ? [] : ["--disable-workspace-trust"]),
  ];
  const server = new Tethered({
    program: node,
    args: [script, ...flags, ...profile.args],
    // No gallery: nothing is looked up.
    env: { EXTENSIONS_GALLERY: '{"serviceUrl":""}' },
    // The extension host would outlive a server that is asked politely by some seconds.
    signal: "SIGKILL",
  });
  try {
    const port = await until("VS Code listens", () => {
      if (server.code !== undefined) throw new GaveUp(`VS Code ended with ${server.code}:\n${server.output}`);
      const listens = /Extension host agent listening on (\d+)/.exec(server.stdout);
      return listens ? Number(listens[1]) : undefined;
    });
    return { port, log: () => withoutNoise(server.output), stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Of the extensions that VS Code comes with, those that colour text and say what language a file is in: the rest takes seconds. */
const needed = [
  "typescript-basics",
  "javascript",
  "json",
  "markdown-basics",
  "markdown-language-features",
  "configuration-editing",
  "theme-defaults",
  "theme-modern-icons",
  "theme-seti",
];

function builtins(profile: Profile, extensions: string, typescript: boolean): string {
  const folder = join(profile.folder, "builtin");
  mkdirSync(folder, { recursive: true });
  for (const name of [...needed, ...(typescript ? ["typescript-language-features", "node_modules"] : [])])
    symlinkSync(join(extensions, name), join(folder, name));
  return folder;
}

/** VS Code says at length, with a stack each time, that its log files need a module that is not compiled. */
function withoutNoise(log: string): string {
  return log
    .split("\n")
    .filter(
      (line) =>
        !/spdlog|bindings|^File not found|^\s+at .*(?:node:internal|server-main)|^\s*[\]}],?$|^\s*tries: \[$/.test(
          line,
        ),
    )
    .join("\n");
}
