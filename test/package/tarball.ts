import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { list } from "tar";
import { root } from "../house/source-files.ts";
import { runOrThrow } from "./run.ts";

const cache = join(root, "test/.cache/package");
const fixtures = join(root, "test/package/fixtures");

/** Packs a package of packages/ as it would be published; the path of the tarball. Its bundle has to be built. */
export async function pack(folder: string, bundle: string): Promise<string> {
  const home = join(root, "packages", folder);
  if (!existsSync(join(home, bundle)))
    throw new Error(`packages/${folder}/${bundle} is missing: run \`npm run build\``);
  const destination = join(cache, "tarballs", folder);
  rmSync(destination, { recursive: true, force: true });
  mkdirSync(destination, { recursive: true });
  // pnpm, since only it puts versions where manifests say `catalog:`. Its version stands in one script of package.json.
  const manifest = readFileSync(join(root, "package.json"), "utf8");
  const pnpm = /pnpm@[\d.]+/.exec(manifest)?.[0] ?? "pnpm";
  const said = await runOrThrow("npx", ["-y", pnpm, "pack", "--pack-destination", destination, "--json"], home);
  const { filename } = JSON.parse(said) as { filename: string };
  return filename;
}

/** Paths in a tarball, sorted, without its outer folder. */
export async function filesIn(tarball: string): Promise<readonly string[]> {
  const paths: string[] = [];
  await list({ file: tarball, onReadEntry: (entry) => paths.push(entry.path.replace(/^package\//, "")) });
  return paths.toSorted();
}

/**
 * Installs packages of the registry and then a tarball, with npm. Kept below test/.cache: the registry is asked again
 * when a wanted version changes, the tarball is installed again when its contents change. Answers the node_modules.
 */
export async function install(
  name: string,
  dependencies: Readonly<Record<string, string>>,
  tarball: string,
): Promise<string> {
  const wanted = hash(JSON.stringify(dependencies), process.version);
  const home = join(cache, `${name}-${wanted}`);
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  if (!existsSync(join(home, "installed.txt"))) {
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home, { recursive: true });
    writeFileSync(
      join(home, "package.json"),
      JSON.stringify({ name: "a-service", private: true, type: "module", dependencies }),
    );
    await runOrThrow("npm", ["install", ...flags], home);
    writeFileSync(join(home, "installed.txt"), "");
  }
  const contents = hash(readFileSync(tarball));
  if (readFileSync(join(home, "installed.txt"), "utf8") !== contents) {
    await runOrThrow("npm", ["install", ...flags, "--no-save", "--no-package-lock", tarball], home);
    writeFileSync(join(home, "installed.txt"), contents);
  }
  return join(home, "node_modules");
}

/** A new folder outside the repository that uses an installation and holds copies of fixtures. */
export function project(modules: string, files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "silent-failure-")));
  symlinkSync(modules, join(folder, "node_modules"), "junction");
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "a-service", private: true, type: "module" }));
  for (const [from, to] of Object.entries(files)) cpSync(join(fixtures, from), join(folder, to), { recursive: true });
  return folder;
}

function hash(...parts: readonly (string | Uint8Array)[]): string {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part);
  return sum.digest("hex").slice(0, 12);
}
