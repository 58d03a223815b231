// The code that is measured: some of the packages of test/ecosystem, the same on every machine.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fetchPackages } from "../ecosystem/fetch-packages.mjs";
import { folderOf, packageSet } from "../ecosystem/package-set.mjs";

const leastLines = 100_000;

/** Paths of files, of whole packages so that their imports lead somewhere, and how many lines they hold. */
export async function readCorpus() {
  await fetchPackages();
  const packages = packageSet.map((entry) =>
    filesBelow(folderOf(entry)).map((path) => ({ path, lines: readFileSync(path, "utf8").split("\n").length })),
  );
  // The sparsest choice of every n-th package that is large enough.
  for (let step = 20; step > 1; step--) {
    const chosen = packages.filter((_, index) => index % step === 0).flat();
    if (linesOf(chosen) >= leastLines) return { files: chosen.map(({ path }) => path), lines: linesOf(chosen) };
  }
  return { files: packages.flat().map(({ path }) => path), lines: linesOf(packages.flat()) };
}

function linesOf(files) {
  return files.reduce((sum, { lines }) => sum + lines, 0);
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
