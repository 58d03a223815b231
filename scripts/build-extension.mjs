// Builds the VS Code extension: one bundle for Node, one for browsers, and beside them what the server is made of.
import { copyFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "./setup.mjs";

const target = join(root, "extension/dist");
/** What the server runs as; each finds the others beside it. */
export const serverBundles = ["server.cjs", "analysis-thread.cjs", "project-levels.cjs", "browser.js"].map((name) =>
  join(root, "packages/language-server/dist", name),
);
const schema = join(root, "packages/cli/silent-failure.schema.json");

/** Needs what the rest of the build has made; answers what esbuild says of the extension's own bundles. */
export async function buildExtension() {
  const { build } = await import("esbuild");
  rmSync(target, { recursive: true, force: true });
  const shared = {
    absWorkingDir: root,
    bundle: true,
    format: "cjs",
    target: "es2022",
    minify: true,
    external: ["vscode"],
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
  };
  const built = await Promise.all([
    build({
      ...shared,
      entryPoints: ["extension/src/node.ts"],
      outfile: "extension/dist/extension.js",
      platform: "node",
    }),
    build({
      ...shared,
      entryPoints: ["extension/src/browser.ts"],
      outfile: "extension/dist/extension-web.js",
      platform: "browser",
    }),
  ]);
  for (const file of [...serverBundles, schema]) copyFileSync(file, join(target, basename(file)));
  return built.map(({ metafile }) => metafile);
}
