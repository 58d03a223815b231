// Makes a clone ready to use: dependencies installed, bundles built. What is up to date is left alone.
// Plain Node without dependencies, since nothing is installed yet when it runs.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const cache = join(root, "node_modules", ".cache", "silent-failure");

const pnpm = "pnpm@12.21.0";
const bundles = [
  "packages/eslint-plugin/dist/index.js",
  "packages/cli/dist/main.js",
  ...["server.cjs", "analysis-thread.cjs", "browser.js"].map((name) => `packages/language-server/dist/${name}`),
  "extension/dist/extension.js",
  "extension/dist/extension-web.js",
];
const isWindows = process.platform === "win32";

/** Why a clone could not be made ready, in a sentence for its reader. */
export class SetupError extends Error {}

/** Installs and builds what is out of date. */
export async function setup({ rebuild = false } = {}) {
  requireNode();
  await install();
  await build(rebuild);
}

/** Runs `setup`; when it fails, says why on stderr and answers false. */
export async function trySetup(options) {
  try {
    await setup(options);
    return true;
  } catch (error) {
    say(error instanceof SetupError ? error.message : (error.stack ?? String(error)));
    return false;
  }
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetupError(`Node.js 20.19 or newer is needed; this is ${process.versions.node}.`);
  }
}

async function install() {
  const manifests = ["pnpm-lock.yaml", "pnpm-workspace.yaml", ...filesBelow(root, (name) => name === "package.json")];
  const wanted = hashOf([pnpm, process.platform, process.arch], manifests);
  if (readStamp("install")?.inputs === wanted && existsSync(join(root, "node_modules", ".bin"))) return;

  say("installing dependencies (the first time takes about a minute) ...");
  const { code, output } = await run("npx", ["-y", pnpm, "install", "--frozen-lockfile"], {
    // Fail within seconds, not minutes, when there is no network.
    npm_config_fetch_retries: "1",
    npm_config_fetch_retry_mintimeout: "1000",
    // The version is exact: what npm remembers of it cannot be stale.
    npm_config_prefer_offline: "true",
    npm_config_loglevel: "error",
  });
  if (code !== 0) throw new SetupError(installFailure(output));
  writeStamp("install", { inputs: wanted });
}

function installFailure(output) {
  const unreachable =
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|META_FETCH_FAIL|error sending request/i;
  if (unreachable.test(output)) {
    return "the npm registry cannot be reached: check the network or proxy settings, then run the same command again.";
  }
  if (/OUTDATED_LOCKFILE/.test(output)) {
    return "pnpm-lock.yaml does not match the package.json files: run `npm run relock` and commit what it changes.";
  }
  return `the dependencies could not be installed; pnpm said:\n${output.trim()}`;
}

async function build(always) {
  const inputs = hashOf([process.versions.node], ["pnpm-lock.yaml", ...sources()]);
  const stamp = readStamp("build");
  const isFresh =
    stamp?.inputs === inputs && Object.entries(stamp.outputs).every(([file, hash]) => hashOf([], [file]) === hash);
  if (isFresh && !always) return;

  say("building ...");
  const { code, output } = await run(process.execPath, ["scripts/build.mjs"]);
  if (code !== 0) throw new SetupError(`the build failed:\n${output.trim()}`);
  const outputs = [...bundles, ...filesBelow(root, isGenerated)];
  // Hashed again: a file may have been saved while the build ran.
  if (hashOf([process.versions.node], ["pnpm-lock.yaml", ...sources()]) !== inputs) return;
  writeStamp("build", { inputs, outputs: Object.fromEntries(outputs.map((file) => [file, hashOf([], [file])])) });
}

/** Everything that a bundle or a generated file can be made from: rooms with code, less what is made. */
function sources() {
  return ["packages", "rules", "extension/src", "scripts"].flatMap((room) => filesBelow(join(root, room), isSource));
}

function isSource(name) {
  return /\.(ts|mts|js|mjs|json|md|wasm)$/.test(name) && !isGenerated(name);
}

function isGenerated(name) {
  return name.includes(".generated.");
}

/** Paths from the root, sorted, of files below a folder whose names are wanted. */
function filesBelow(folder, isWanted) {
  const skipped = new Set(["node_modules", "dist", "fixtures", "coverage"]);
  const found = [];
  const visit = (directory) => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name) && !entry.name.startsWith(".")) visit(path);
      } else if (entry.isFile() && isWanted(entry.name)) {
        found.push(relative(root, path).split(sep).join("/"));
      }
    }
  };
  if (existsSync(folder)) visit(folder);
  return found.toSorted();
}

function hashOf(words, files) {
  const hash = createHash("sha256").update(words.join("\n"));
  for (const file of files) {
    const path = join(root, file);
    hash.update(`\n${file}\n`).update(existsSync(path) && statSync(path).isFile() ? readFileSync(path) : "missing");
  }
  return hash.digest("hex");
}

function readStamp(name) {
  const path = join(cache, `${name}.json`);
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    // No stamp, or half of one: not up to date.
    return undefined;
  }
}

function writeStamp(name, stamp) {
  mkdirSync(cache, { recursive: true });
  rmSync(join(cache, `${name}.json`), { force: true });
  writeFileSync(join(cache, `${name}.json`), JSON.stringify(stamp));
}

/** Runs a program at the root and keeps what it says, for the case that it fails. */
function run(program, args, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...environment },
      // npx is a .cmd file on Windows, which only a shell starts.
      shell: isWindows && program === "npx",
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ code: 1, output: `${program}: ${error.message}` }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

function say(text) {
  process.stderr.write(`silent-failure: ${text}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = (await trySetup({ rebuild: process.argv.includes("--rebuild") })) ? 0 : 2;
}
