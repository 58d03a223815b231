// Downloads the pinned packages with npm, which knows the registry, proxy and credentials of its user, and unpacks the
// files that are read. A lockfile of npm's own would bring every dependency along; only the named tarballs are wanted.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { extract } from "tar";
import { fileFilterOf, folderOf, packageSet, stampOf, store } from "./package-set.mjs";

/** Why nothing can be checked, in a sentence for the reader. */
export class EcosystemError extends Error {}

const atOnce = 4;
const attempts = 3;
const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED|network (?:request|timeout)/i;

/** Fetches what is missing; what is there already costs one small file to read. */
export async function fetchPackages(entries = packageSet) {
  const missing = entries.filter((entry) => !isFetched(entry));
  if (missing.length === 0) return;
  const waiting = [...missing];
  let done = 0;
  const failures = [];
  const work = async () => {
    // After a failure nothing new is begun: with no network, each would take its time to fail.
    for (let entry = waiting.shift(); entry && failures.length === 0; entry = waiting.shift()) {
      try {
        await fetchPackage(entry);
        done += 1;
        say(`${done}/${missing.length} ${entry.name} ${entry.version}`);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  say(`downloading ${missing.length} of ${entries.length} packages ...`);
  await Promise.all(Array.from({ length: atOnce }, work));
  if (failures.length > 0) throw failures[0];
}

function stampFile(entry) {
  return join(folderOf(entry), ".fetched.json");
}

function isFetched(entry) {
  const file = stampFile(entry);
  return existsSync(file) && readFileSync(file, "utf8") === stampOf(entry);
}

async function fetchPackage(entry) {
  mkdirSync(store, { recursive: true });
  // Beside its destination, so that the finished folder is moved there in one step.
  const work = mkdtempSync(join(store, ".part-"));
  try {
    const tarball = await download(entry, work);
    verify(entry, tarball);
    const unpacked = join(work, "unpacked");
    mkdirSync(unpacked);
    await unpack(entry, tarball, unpacked);
    writeFileSync(join(unpacked, ".fetched.json"), stampOf(entry));
    // Two tests may fetch at once: what the other one reads already stays where it is.
    if (isFetched(entry)) return;
    const target = folderOf(entry);
    rmSync(target, { recursive: true, force: true });
    mkdirSync(dirname(target), { recursive: true });
    renameSync(unpacked, target);
  } finally {
    rmSync(work, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The path of the tarball of one package in `work`. */
async function download(entry, work) {
  const spec = `${entry.name}@${entry.version}`;
  let output = "";
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (attempt > 1) {
      say(`${spec}: try ${attempt} of ${attempts}`);
      await new Promise((resolve) => setTimeout(resolve, attempt * 1000));
    }
    const result = await npm(["pack", spec, "--ignore-scripts", "--loglevel=error", "--pack-destination", "."], work);
    const tarball = readdirSync(work).find((name) => name.endsWith(".tgz"));
    if (result.code === 0 && tarball) return join(work, tarball);
    output = result.output;
  }
  if (unreachable.test(output)) {
    throw new EcosystemError(
      "the npm registry cannot be reached, so the packages of test/ecosystem cannot be downloaded: check the network or proxy settings, then run `node test/ecosystem/fetch-packages.mjs`.",
    );
  }
  throw new EcosystemError(`${spec} could not be downloaded; npm said:\n${output.trim()}`);
}

function npm(args, cwd) {
  return new Promise((resolve) => {
    const child = spawn("npm", args, {
      cwd,
      // npm is a .cmd file on Windows, which only a shell starts; no argument holds a space.
      shell: process.platform === "win32",
      // Fail within seconds when there is no network: trying again is done here, where it is shown.
      env: { ...process.env, npm_config_fetch_retries: "1", npm_config_fetch_retry_mintimeout: "1000" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ code: 1, output: `npm: ${error.message}` }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

function verify({ name, version, integrity }, tarball) {
  const found = `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`;
  if (found !== integrity) {
    throw new EcosystemError(
      `${name}@${version} is not the tarball that packages.json names: its integrity is ${found}, not ${integrity}. Nothing of it was unpacked.`,
    );
  }
}

async function unpack(entry, tarball, target) {
  const isWanted = fileFilterOf(entry);
  // Tarballs hold everything in one folder, most often `package/`.
  const inside = (path) => path.split("/").slice(1).join("/");
  let count = 0;
  await extract({
    file: tarball,
    cwd: target,
    strip: 1,
    filter: (path, info) => {
      const wanted = info.type === "File" && isWanted(inside(path));
      if (wanted) count += 1;
      return wanted;
    },
  });
  if (count === 0)
    throw new EcosystemError(`no file of ${entry.name}@${entry.version} matches its "include" in packages.json.`);
}

function say(text) {
  process.stderr.write(`ecosystem: ${text}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await fetchPackages();
    say(`${packageSet.length} packages are there.`);
  } catch (error) {
    say(error instanceof EcosystemError ? error.message : error.stack);
    process.exitCode = 2;
  }
}
