import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Tethered } from "../../live/engines/tethered.ts";
import { GaveUp, until } from "../../live/until.ts";
import { isInstalled, vscode } from "./install-vscode.mjs";
import type { Profile } from "./profile.ts";

/** What this machine lacks, if anything. */
export const vscodeLacks: string | undefined =
  vscode && isInstalled() ? undefined : "VS Code (node test/editor/workbench/install-vscode.mjs)";

export interface VscodeServer {
  readonly port: number;
  /** What it and its extensions said. */
  log(): string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** A .vsix file, installed as a user would. */
  readonly vsix?: string;
  /** Whether VS Code asks for trust in folders; without it, every folder is trusted. */
  readonly trust?: boolean;
}

export async function startVscodeServer(profile: Profile, { vsix, trust = false }: ServerOptions): Promise<VscodeServer> {
  if (!vscode) throw new GaveUp("VS Code cannot be installed on this machine");
  if (vsix !== undefined) {
    await promisify(execFile)(vscode.node, [vscode.server, ...profile.args, "--install-extension", vsix, "--force"]);
  }
  const flags = [
    ...["--host", "127.0.0.1", "--port", "0", "--without-connection-token", "--accept-server-license-terms"],
    ...["--telemetry-level", "off", "--disable-experiments", "--reconnection-grace-time", "1"],
    // Without it, what the address says of extensions under development is ignored.
    "--enable-smoke-test-driver",
    ...(trust ? [] : ["--disable-workspace-trust"]),
  ];
  const server = new Tethered({
    program: vscode.node,
    args: [vscode.server, ...flags, ...profile.args],
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
    return { port, log: () => server.output, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
