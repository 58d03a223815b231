// What is measured: the sources as they are now, bundled for this purpose, so that no older build is measured by mistake.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

export const measuredFile = join(import.meta.dirname, ".cache", "measured.js");

const entry = `
export { Analysis } from "@silent-failure/analysis";
export { rules } from "@silent-failure/rules";
export { default as plugin } from "eslint-plugin-silent-failure";
`;

export async function buildMeasured() {
  await import("../../scripts/generate.mjs");
  await build({
    stdin: { contents: entry, resolveDir: join(import.meta.dirname, "..") },
    outfile: measuredFile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    conditions: ["silent-failure-source"],
    external: ["eslint", "eslint/*"],
    logLevel: "warning",
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
  });
}

/** `Analysis`, `rules` and `plugin`, as `buildMeasured` left them. */
export function loadMeasured() {
  return import(pathToFileURL(measuredFile).href);
}
