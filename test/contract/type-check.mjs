// What the compiler has against mended cases that it did not have against the cases themselves, under `strict` and with the
// libraries' own declarations where they are installed.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { root } from "./try-all.mjs";

/** Below the libraries whose declarations are installed for the vocabulary. */
const libraries = join(root, "test/vocabulary/node_modules");
const folder = join(root, "test/vocabulary/.cache/contract");

const options = {
  target: "es2023",
  lib: ["es2023"],
  module: "nodenext",
  moduleDetection: "force",
  types: ["node"],
  typeRoots: [join(libraries, "@types")],
  jsx: "preserve",
  strict: true,
  allowImportingTsExtensions: true,
  allowJs: true,
  checkJs: false,
  experimentalDecorators: true,
  noEmit: true,
  skipLibCheck: true,
};

/**
 * @param {readonly { file: string, text: string }[]} mended each with the case that it was made of
 * @returns {string[][]} for each of them what is new, a sentence per fault
 */
export function newTypeFaults(mended) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const originals = [...new Set(mended.map(({ file }) => file))];
  const names = new Map();
  for (const [i, file] of originals.entries()) {
    names.set(file, `case-${i}${extname(file)}`);
    writeFileSync(join(folder, names.get(file)), readFileSync(join(root, file), "utf8"));
  }
  for (const [i, { file, text }] of mended.entries()) writeFileSync(join(folder, `mended-${i}${extname(file)}`), text);
  writeFileSync(join(folder, "modules.d.ts"), missingModules());
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, include: ["*"] }));

  const faults = faultsByFile();
  return mended.map(({ file }, i) => {
    // A fault of the case may stand in another line by now.
    const known = (faults.get(names.get(file)) ?? []).map(({ message }) => message);
    return (faults.get(`mended-${i}${extname(file)}`) ?? []).flatMap((fault) => {
      const at = known.indexOf(fault.message);
      if (at < 0) return [`${fault.message} (line ${fault.line}: ${fault.source})`];
      known.splice(at, 1);
      return [];
    });
  });
}

/** Declarations of those modules that no installed library brings. */
function missingModules() {
  const all = readFileSync(join(root, "rules/case-modules.d.ts"), "utf8");
  return all.replaceAll(/^declare module "([^"]+)" \{\n(?: .*\n)*\}\n/gm, (whole, name) => {
    const parts = name.split("/");
    const id = parts.slice(0, name.startsWith("@") ? 2 : 1).join("/");
    const types = id.startsWith("@") ? id.slice(1).replace("/", "__") : id;
    return existsSync(join(libraries, id)) || existsSync(join(libraries, "@types", types)) ? "" : whole;
  });
}

function faultsByFile() {
  const compiler = join(root, "node_modules/@typescript/native/bin/tsc");
  let output = "";
  try {
    execFileSync(process.execPath, [compiler, "-p", folder, "--pretty", "false"], {
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
  } catch (error) {
    output = error.stdout ?? "";
    if (!output.includes("error TS")) throw error;
  }
  const faults = new Map();
  for (const [, path, line, message] of output.matchAll(/^(.+?)\((\d+),\d+\): error (TS\d+: .*)$/gm)) {
    const name = basename(path);
    const source = (readFileSync(join(folder, name), "utf8").split("\n")[Number(line) - 1] ?? "").trim();
    faults.set(name, [...(faults.get(name) ?? []), { line: Number(line), message, source }]);
  }
  return faults;
}
