// `npm run picture:report`: takes docs/report.png and docs/report-dark.png, the pictures of the HTML report in the README, from
// what the command line says of a small shop and of the examples.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, trySetup } from "./setup.mjs";

const size = { width: 1160, height: 1335 };
/** Of one picture: the README is still a light page. */
const mostBytes = 300 * 1024;
const shownFinding = /the error is only logged.*take-orders\.ts/s;

if (await trySetup()) {
  const folder = mkdtempSync(join(tmpdir(), "silent-failure-picture-"));
  try {
    await photograph(reportOn(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else {
  process.exitCode = 2;
}

/** The path of the page. */
function reportOn(folder) {
  cpSync(join(root, "test/cli/fixtures/shop"), folder, { recursive: true });
  for (const name of readdirSync(join(root, "examples"), { withFileTypes: true })) {
    const source = join(root, "examples", name.name, "src");
    if (name.isDirectory() && statSync(source, { throwIfNoEntry: false }))
      cpSync(source, join(folder, "examples", name.name, "src"), { recursive: true });
  }
  // Paths count from where the checkout begins.
  mkdirSync(join(folder, ".git"));
  writeFileSync(join(folder, ".git/HEAD"), "");
  const cli = join(root, "packages/cli/bin/silent-failure.js");
  const { GITHUB_WORKSPACE: _, CI_PROJECT_DIR: __, ...environment } = process.env;
  const { status, stderr } = spawnSync(
    process.execPath,
    [cli, "check", ".", "--strict", "--format", "html:report.html"],
    { cwd: folder, encoding: "utf8", env: environment },
  );
  // The shop holds findings, so 1 is the good end.
  if (status !== 1) throw new Error(`check ended with ${status}: ${stderr}`);
  return join(folder, "report.html");
}

async function photograph(path) {
  const { chromium } = createRequire(join(root, "test/package.json"))("playwright-core");
  const executablePath = ["chromium", "chromium-browser", "google-chrome"]
    .map((name) => spawnSync("which", [name], { encoding: "utf8" }).stdout.trim())
    .find((found) => found !== "");
  if (!executablePath) throw new Error("no Chromium found: install the package chromium");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    for (const [name, colorScheme] of [
      ["report", "light"],
      ["report-dark", "dark"],
    ]) {
      const page = await browser.newPage({ viewport: size, colorScheme });
      await page.goto(pathToFileURL(path).href);
      await page.getByRole("button", { name: shownFinding }).click();
      await page.getByRole("button", { name: /^The whole of/ }).click();
      await page.locator(".unit-picture").waitFor();
      await page.evaluate("scrollTo(0, 0); document.activeElement.blur()");
      await page.mouse.move(0, 0);
      const file = join(root, "docs", `${name}.png`);
      await page.screenshot({ path: file });
      const { size: bytes } = statSync(file);
      if (bytes > mostBytes) throw new Error(`docs/${name}.png has ${bytes} bytes; at most ${mostBytes} are wanted`);
      console.log(`wrote docs/${name}.png`);
    }
  } finally {
    await browser.close();
  }
}
