// Builds what is published: the ESLint plugin, the command line, the language server, and the extension with the server in it.
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildExtension } from "./build-extension.mjs";
import { linterOnly } from "./bundles/linter-only.mjs";
import { thirdPartyNotices } from "./bundles/third-party-notices.mjs";
import { root } from "./setup.mjs";

const generate = join(root, "scripts", "generate.mjs");
if (existsSync(generate)) await import(pathToFileURL(generate).href);

// Only now: esbuild is not there before the dependencies are installed.
const { build } = await import("esbuild");

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  conditions: ["silent-failure-source"],
  // What others ask to be said is in ThirdPartyNotices.txt.
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
  // Bundled CommonJS asks for `require` and `__filename`, which an ES module does not have.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; import { fileURLToPath as __toPath } from "node:url"; const require = __createRequire(import.meta.url); const __filename = __toPath(import.meta.url);',
  },
};

rmSync(join(root, "packages/eslint-plugin/dist"), { recursive: true, force: true });
rmSync(join(root, "packages/cli/dist"), { recursive: true, force: true });
rmSync(join(root, "packages/language-server/dist"), { recursive: true, force: true });

/**
 * What runs by itself, with nothing of ESLint but its Linter: threads, and the server, which VS Code starts from an extension
 * that is CommonJS.
 */
const inOneFile = {
  format: "cjs",
  minify: true,
  plugins: [linterOnly],
  banner: { js: 'const __importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
  define: { "import.meta.url": "__importMetaUrl" },
};

const bundles = [
  {
    entryPoints: ["packages/eslint-plugin/src/index.ts"],
    outfile: "packages/eslint-plugin/dist/index.js",
    // The only package that a user of the plugin is sure to have.
    external: ["eslint", "eslint/*"],
  },
  {
    entryPoints: ["packages/cli/src/main.ts"],
    outfile: "packages/cli/dist/main.js",
    // Its main file asks for its parts in a way that no bundler sees.
    alias: { "jsonc-parser": join(root, "packages/cli/node_modules/jsonc-parser/lib/esm/main.js") },
    // Dependencies of its package.json; the plugin and the analysis are bundled.
    external: ["commander", "eslint", "eslint/*", "picocolors"],
  },
  {
    ...inOneFile,
    entryPoints: ["packages/cli/src/engine/thread.ts"],
    outfile: "packages/cli/dist/judge-thread.cjs",
  },
  {
    ...inOneFile,
    entryPoints: ["packages/language-server/src/node.ts"],
    outfile: "packages/language-server/dist/server.cjs",
  },
  {
    ...inOneFile,
    entryPoints: ["packages/language-server/src/thread.ts"],
    outfile: "packages/language-server/dist/analysis-thread.cjs",
  },
  {
    ...inOneFile,
    entryPoints: ["packages/language-server/src/project-levels.ts"],
    outfile: "packages/language-server/dist/project-levels.cjs",
  },
  {
    entryPoints: ["packages/language-server/src/browser.ts"],
    outfile: "packages/language-server/dist/browser.js",
    platform: "browser",
    format: "iife",
    target: "es2022",
    minify: true,
    banner: {},
    plugins: [linterOnly],
  },
];

try {
  const built = await Promise.all(bundles.map((bundle) => build({ ...shared, ...bundle })));
  const metafilesOf = (packageFolder) =>
    built.filter((_, i) => bundles[i].outfile.startsWith(`${packageFolder}/`)).map(({ metafile }) => metafile);
  for (const folder of ["packages/eslint-plugin", "packages/cli", "packages/language-server"])
    writeNotices(`${folder}/dist`, metafilesOf(folder));
  const own = await buildExtension();
  writeNotices("extension/dist", [...metafilesOf("packages/language-server"), ...own]);
} catch (error) {
  // esbuild has shown the errors of a bundle itself, better than a stack trace would.
  if (!error.errors) throw error;
  process.exitCode = 1;
}

function writeNotices(folder, metafiles) {
  writeFileSync(join(root, folder, "ThirdPartyNotices.txt"), thirdPartyNotices(root, metafiles));
}
