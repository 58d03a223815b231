import fs, { readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, extname, join, sep } from "node:path";
import { CachedInputFileSystem, ResolverFactory, type Resolver } from "enhanced-resolve";

/** Nobody's configuration consists of more files of their own. */
const most = { files: 300, bytes: 500_000 };

/** Texts that may name a file or a package; no blank, so that an apostrophe in a comment opens nothing. */
const quoted = /["'`]([#.@\w][^\s"'`\\]{0,200})["'`]/g;

const code = [".js", ".mjs", ".cjs", ".ts", ".mts", ".cts"];

/**
 * The files of the project that a configuration consists of, itself first: what it imports, and what it names otherwise, such as
 * `includeIgnoreFile("./.gitignore")`. Any text in quotes counts that leads to a file outside of node_modules: packages of the
 * same workspace do, by their links. A file too many is only watched; a file too few is a change that nobody sees.
 */
export function configImports(configFile: string): readonly string[] {
  const resolver = createResolver();
  const found = new Set([configFile]);
  for (const file of found) {
    if (found.size >= most.files) break;
    if (!code.includes(extname(file))) continue;
    const texts = new Set([...readText(file).matchAll(quoted)].map(([, text = ""]) => text));
    for (const text of texts) {
      const target = resolve(resolver, dirname(file), text);
      if (target !== null) found.add(target);
    }
  }
  return [...found];
}

function createResolver(): Resolver {
  return ResolverFactory.createResolver({
    // Kept for one walk.
    fileSystem: new CachedInputFileSystem(fs, 4000),
    useSyncFileSystemCalls: true,
    conditionNames: ["node", "import", "require", "default"],
    extensions: [...code, ".json"],
    // What TypeScript calls by the name of what it compiles to.
    extensionAlias: { ".js": [".js", ".ts"], ".mjs": [".mjs", ".mts"], ".cjs": [".cjs", ".cts"] },
  });
}

function resolve(resolver: Resolver, folder: string, text: string): string | null {
  return ownFile(() => resolver.resolveSync({}, folder, text)) ?? dataFile(folder, text);
}

/** `new URL(".gitignore", import.meta.url)`. A source file that is named like this is linted, not read. */
function dataFile(folder: string, text: string): string | null {
  return text.includes("*") || code.includes(extname(text)) ? null : ownFile(() => join(folder, text));
}

function ownFile(find: () => string | false): string | null {
  try {
    const path = find();
    if (path === false) return null;
    const real = realpathSync(path);
    return real.includes(`${sep}node_modules${sep}`) || !statSync(real).isFile() ? null : real;
  } catch {
    // Most texts in quotes are neither a file nor a package.
    return null;
  }
}

function readText(file: string): string {
  try {
    const text = readFileSync(file, "utf8");
    return text.length > most.bytes ? "" : text;
  } catch {
    // It is gone; ESLint says so when it is asked.
    return "";
  }
}
