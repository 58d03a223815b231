// `npm run screenshots`: takes docs/editor-*.png, the pictures of the extension in a real VS Code. Its Node runs the script,
// since it reads TypeScript as it is.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { installVscode, vscode } from "../test/editor/workbench/install-vscode.mjs";
import { root, trySetup } from "./setup.mjs";

if (await trySetup()) {
  await installVscode();
  const script = join(root, "test/editor/workbench/take-screenshots.ts");
  process.exitCode = spawnSync(vscode.node, [script], { stdio: "inherit" }).status ?? 1;
} else {
  process.exitCode = 2;
}
