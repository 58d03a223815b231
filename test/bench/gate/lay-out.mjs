// Real code as a repository of a wanted size: packages of test/ecosystem, and copies of them where that is not enough.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { store } from "../../ecosystem/package-set.mjs";

/**
 * Lays files of test/ecosystem out in a folder, until there are as many lines or as many copies of all; each copy has a
 * folder and a package of its own.
 */
export function layOut(folder, files, { lines = Number.POSITIVE_INFINITY, copies = Number.POSITIVE_INFINITY }) {
  rmSync(folder, { recursive: true, force: true });
  let laid = 0;
  let count = 0;
  for (let copy = 1; laid < lines && copy <= copies; copy++) {
    const home = join(folder, "packages", `part-${String(copy).padStart(3, "0")}`);
    mkdirSync(home, { recursive: true });
    writeFileSync(
      join(home, "package.json"),
      `${JSON.stringify({ name: `part-${copy}`, private: true, type: "module" })}\n`,
    );
    for (const file of files) {
      if (laid >= lines) break;
      // Nothing that a folder is left out for by its name.
      const path = relative(store, file).replaceAll(
        /(^|[\\/])(?:node_modules|dist|build|coverage)(?=[\\/])/g,
        "$1code",
      );
      const target = join(home, path);
      mkdirSync(dirname(target), { recursive: true });
      cpSync(file, target);
      laid += readFileSync(file, "utf8").split("\n").length;
      count++;
    }
  }
  return { files: count, lines: laid };
}
