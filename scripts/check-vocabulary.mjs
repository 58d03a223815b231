// `npm run vocabulary`: compares every name of the vocabulary with the declarations of the version that it was read in.
// `-- --latest` looks at the newest versions as well, and says what they no longer declare; `-- bullmq pg` looks at these.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { undeclared, generated } from "../test/vocabulary/undeclared.mjs";
import { cache, root } from "./setup.mjs";

const folder = join(root, "packages/analysis/src/vocabulary/libraries");
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const withLatest = process.argv.includes("--latest");
const libraries = readdirSync(folder)
  .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")))
  .filter(({ id }) => wanted.length === 0 || wanted.includes(id));

let faults = 0;
for (const library of libraries) {
  if (generated.has(library.id)) {
    console.log(`${library.id}: its client is generated; not compared`);
    continue;
  }
  if (library.checked === undefined) {
    faults += 1;
    console.log(`${library.id}: says no version in \`checked\``);
    continue;
  }
  const missing = await look(library, library.checked.replace(/^.+@/, ""));
  faults += missing.length;
  for (const line of missing) console.log(`  ${line}`);
  if (withLatest) await lookAtLatest(library, missing);
}
console.log(`${libraries.length} libraries, ${faults} names that are not declared`);
process.exitCode = faults > 0 ? 1 : 0;

/** What upstream took away since the version that was read. */
async function lookAtLatest(library, missing) {
  const before = new Set(missing.map(nameIn));
  const gone = (await look(library, "latest")).filter((line) => !before.has(nameIn(line)));
  for (const line of gone) console.log(`  upstream: ${line}`);
}

/** `bullmq: Queue.push is not declared in bullmq@6.7.0`, without the version. */
function nameIn(line) {
  return line.replace(/ in \S+$/, "");
}

async function look(library, version) {
  const name = library.checked.replace(/(?<=.)@.*$/, "");
  const home = join(cache, "vocabulary", `${library.id.replaceAll(/[^\w.-]/g, "-")}@${version}`);
  const versionOf = () => manifestOf(home, name)?.version;
  // What is newest changes; what is pinned stays.
  if (version === "latest") rmSync(home, { recursive: true, force: true });
  const installed = versionOf() ?? (await install(home, library, name, version).then(versionOf));
  if (installed === undefined) return [`${library.id}: ${name}@${version} could not be installed`];
  console.log(`${library.id}: ${name}@${installed}`);
  return undeclared([library], home, new Map([[library.id, `${name}@${installed}`]]));
}

/** The package that was read, the others that the library is imported by, and the types of those that bring none. */
async function install(home, library, name, version) {
  mkdirSync(home, { recursive: true });
  const others = [...library.imports, ...(library.declaredIn ?? [])].map(packageOf).filter((other) => other !== name);
  const dependencies = { "@types/node": "*", [name]: version };
  for (const other of others) if (!isBuiltIn(other)) dependencies[other] ??= "*";
  await npmInstall(home, dependencies);
  for (const other of Object.keys(dependencies))
    if (!other.startsWith("@types/") && !bringsTypes(home, other))
      await npmInstall(home, { [`@types/${other.replace(/^@(.+)\//, "$1__")}`]: "*" });
}

/** One package at a time may be missing, as types of a package often are: that is what the comparison then says. */
async function npmInstall(home, dependencies) {
  const manifest = join(home, "package.json");
  const before = existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")).dependencies : {};
  const write = (all) => writeFileSync(manifest, `${JSON.stringify({ private: true, dependencies: all }, null, 2)}\n`);
  write({ ...before, ...dependencies });
  const flags = ["--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund", "--no-package-lock"];
  const code = await new Promise((resolve) => {
    const child = spawn("npm", ["install", ...flags, "--loglevel=error"], {
      cwd: home,
      shell: process.platform === "win32",
      stdio: "ignore",
    });
    child.on("error", () => resolve(1));
    child.on("exit", resolve);
  });
  if (code !== 0) write(before);
}

function bringsTypes(home, name) {
  const manifest = manifestOf(home, name);
  if (!manifest) return true;
  return (
    manifest.types !== undefined ||
    manifest.typings !== undefined ||
    JSON.stringify(manifest.exports ?? {}).includes('"types"') ||
    existsSync(join(home, "node_modules", name, "index.d.ts"))
  );
}

function manifestOf(home, name) {
  const path = join(home, "node_modules", name, "package.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

function packageOf(specifier) {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function isBuiltIn(name) {
  return name.startsWith("node:") || isBuiltin(name);
}
