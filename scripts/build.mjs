// Builds what is published: the ESLint plugin and the command line, one bundle each, and the extension.
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildExtension } from "./build-extension.mjs";
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
  legalComments: "linked",
  logLevel: "warning",
  // Bundled CommonJS asks for `require` and `__filename`, which an ES module does not have.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; import { fileURLToPath as __toPath } from "node:url"; const require = __createRequire(import.meta.url); const __filename = __toPath(import.meta.url);',
  },
};

rmSync(join(root, "packages/eslint-plugin/dist"), { recursive: true, force: true });
rmSync(join(root, "packages/cli/dist"), { recursive: true, force: true });

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
    // Dependencies of its package.json; the plugin and the analysis are bundled.
    external: [
      "@typescript-eslint/parser",
      "commander",
      "eslint",
      "eslint/*",
      "picocolors",
      "typescript",
      "yocto-spinner",
    ],
  },
];

try {
  await Promise.all(bundles.map((bundle) => build({ ...shared, ...bundle })));
  await buildExtension();
} catch (error) {
  // esbuild has shown the errors of a bundle itself, better than a stack trace would.
  if (!error.errors) throw error;
  process.exitCode = 1;
}
