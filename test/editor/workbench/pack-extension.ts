import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { root } from "../../house/source-files.ts";

/** Packs the extension as it was built, as it is published; answers the .vsix file in this folder. */
export async function packExtension(folder: string): Promise<string> {
  const extension = join(root, "extension");
  for (const bundle of ["extension.js", "extension-web.js", "server.cjs", "browser.js"])
    if (!existsSync(join(extension, "dist", bundle))) throw new Error(`not built: extension/dist/${bundle}`);
  const file = join(folder, "silent-failure.vsix");
  const vsce = join(root, "node_modules/@vscode/vsce/vsce");
  await promisify(execFile)(process.execPath, [vsce, "package", "--no-dependencies", "--out", file], {
    cwd: extension,
  });
  return file;
}
