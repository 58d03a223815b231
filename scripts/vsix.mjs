// `npm run vsix`: builds everything and packs the extension, ready to be installed by hand or published.
import { existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { serverBundles } from "./build-extension.mjs";
import { root, trySetup } from "./setup.mjs";

const vsix = join(root, "extension/dist-vsix/silent-failure.vsix");
const largest = 3.5 * 1024 * 1024;

process.exitCode = (await trySetup()) && (await pack()) ? 0 : 1;

async function pack() {
  const missing = serverBundles.filter((file) => !existsSync(file));
  if (missing.length > 0) return fail(`without a server the extension does nothing; not built: ${missing.join(", ")}`);

  rmSync(vsix, { force: true });
  mkdirSync(join(vsix, ".."), { recursive: true });
  // Only now: it is not there before the dependencies are installed.
  const { createVSIX } = await import("@vscode/vsce");
  await createVSIX({ cwd: join(root, "extension"), packagePath: vsix, dependencies: false, useYarn: false });

  const { size } = statSync(vsix);
  if (size > largest) return fail(`${vsix} has ${size} bytes, and may have ${largest}`);
  console.log(`${vsix}: ${(size / 1024 / 1024).toFixed(2)} MB`);
  return true;
}

function fail(message) {
  console.error(`silent-failure: ${message}`);
  return false;
}
