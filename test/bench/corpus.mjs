// The code that is measured: an even part of the packages of test/ecosystem, the same on every machine.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fetchPackages } from "../ecosystem/fetch-packages.mjs";
import { folderOf, packageSet } from "../ecosystem/package-set.mjs";

const leastLines = 100_000;

/** Paths of files, from every package as many as it is large, and how many lines they hold. */
export async function readCorpus() {
  await fetchPackages();
  const all = packageSet
    .flatMap((entry) => filesBelow(folderOf(entry)))
    .map((path) => ({ path, lines: readFileSync(path, "utf8").split("\n").length }));
  // The sparsest choice of every n-th file that is large enough.
  for (let step = 20; step > 1; step--) {
    const chosen = all.filter((_, index) => index % step === 0);
    if (linesOf(chosen) >= leastLines) return { files: chosen.map(({ path }) => path), lines: linesOf(chosen) };
  }
  return { files: all.map(({ path }) => path), lines: linesOf(all) };
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
