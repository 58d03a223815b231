// The pinned packages of packages.json, and which files of them are read.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import picomatch from "picomatch";

export const folder = import.meta.dirname;
/** Where the packages are unpacked; not in git. */
export const store = join(folder, ".packages");

const { exclude: excludedEverywhere, packages } = JSON.parse(readFileSync(join(folder, "packages.json"), "utf8"));

/** Every package: name, version, integrity, licence, include and exclude globs, and why it was chosen. */
export const packageSet = packages;

/** The folder of one unpacked package; an entry names one where several versions lie beside each other. */
export function folderOf({ name, folder: own = name }) {
  return join(store, ...own.split("/"));
}

/** What says that a package is there as it is wanted: the same tarball, the same files of it. */
export function stampOf({ name, version, integrity, include, exclude }) {
  return JSON.stringify({ name, version, integrity, include, exclude: [...excludedEverywhere, ...exclude] });
}

/** Answers for a path inside a package, with forward slashes, whether it is one of the files to read. */
export function fileFilterOf({ include, exclude }) {
  const isIncluded = picomatch(include, { dot: false });
  const isExcluded = picomatch([...excludedEverywhere, ...exclude]);
  return (path) => isIncluded(path) && !isExcluded(path);
}
