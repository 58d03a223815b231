// `npm run screenshots`: takes the pictures of docs/editor-*.png in a real VS Code, from the examples, as a person sees them.
import { cpSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { Locator } from "playwright-core";
import { root } from "../../house/source-files.ts";
import { startBrowser } from "./browser.ts";
import { packExtension } from "./pack-extension.ts";
import { Profile, type Settings } from "./profile.ts";
import { installExtension, startVscodeServer } from "./vscode-server.ts";
import { Workbench } from "./workbench.ts";

/** No bars around the text, and letters that are read in a page's column. */
const settings: Settings = {
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.activityBar.location": "hidden",
  "workbench.editor.editorActionsLocation": "hidden",
  "breadcrumbs.enabled": false,
  "editor.fontSize": 14,
  "editor.lineHeight": 22,
  "editor.hover.above": false,
  "editor.hover.delay": 100,
  "editor.guides.indentation": false,
  "editor.matchBrackets": "never",
  "editor.occurrencesHighlight": "off",
  "editor.overviewRulerLanes": 0,
  "editor.overviewRulerBorder": false,
  "editor.hideCursorInOverviewRuler": true,
  "editor.renderLineHighlight": "none",
  "editor.scrollbar.horizontal": "hidden",
  "editor.scrollbar.vertical": "hidden",
  "editor.selectionHighlight": false,
};
const width = 1140;
/** Of one picture: a page with four of them is still a light one. */
const mostBytes = 250 * 1024;

const profile = new Profile();
const folders = mkdtempSync(join(tmpdir(), "silent-failure-pictures-"));
await installExtension(profile, await packExtension(profile.folder));
profile.setSettings(settings);
const server = await startVscodeServer(profile, {});
const browser = await startBrowser();
try {
  await finding();
  await problems();
  // Last, since VS Code would bring its unsaved text back to the next window on this folder.
  await quickFixAndTabStops();
} finally {
  await browser.close();
  await server.stop();
  profile.remove();
  rmSync(folders, { recursive: true, force: true, maxRetries: 5 });
}

async function finding(): Promise<void> {
  const workbench = await open("dual-write", "src/reindex.ts");
  await workbench.placeCaret(40, 1);
  await line(workbench, "} catch (error) {").getByText("catch").first().hover();
  const hover = workbench.page.locator(".monaco-hover:not(.hidden)", { hasText: "claims success" }).first();
  await hover.waitFor();
  await picture(workbench, "editor-finding", line(workbench, "try {"), hover);
}

async function quickFixAndTabStops(): Promise<void> {
  const workbench = await open("stock-consumer", "src/consumer.ts");
  await workbench.placeCaret(48, 5);
  await workbench.waitForSquiggle();
  const [first = ""] = await workbench.openQuickFix();
  const menu = workbench.page.locator(".action-widget:has(.monaco-list-row)").first();
  await picture(workbench, "editor-quick-fix", line(workbench, "await consumer.run({"), menu);

  await workbench.choose(first);
  await workbench.waitForTabStops();
  const end = line(workbench, "'stock event booked'");
  await picture(workbench, "editor-tab-stops", line(workbench, "await consumer.run({"), end);
}

async function problems(): Promise<void> {
  const workbench = await open("stock-consumer", "src/consumer.ts", 600);
  await workbench.openProblems();
  await workbench.waitForProblems(5);
  await workbench.focusEditor();
  await workbench.placeCaret(48, 1);
  await workbench.waitForSquiggle();
  const parts = workbench.page.locator(".part.editor");
  await picture(workbench, "editor-problems", parts, workbench.page.locator(".part.panel"));
}

async function open(project: string, file: string, height = 1300): Promise<Workbench> {
  const folder = join(folders, project);
  cpSync(join(root, "examples", project), folder, { recursive: true });
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 2 });
  page.setDefaultTimeout(60_000);
  const authority = `127.0.0.1:${server.port}`;
  const url = new URL(`http://${authority}/`);
  url.searchParams.set("folder", folder);
  url.searchParams.set("payload", JSON.stringify([["openFile", `vscode-remote://${authority}${join(folder, file)}`]]));
  await page.goto(url.href);
  const workbench = new Workbench(page, folder);
  await workbench.isShown(file);
  await workbench.press("Control+B");
  await page.locator(".part.sidebar").waitFor({ state: "hidden" });
  await page.locator("#status\\.problems", { hasText: "1" }).waitFor();
  return workbench;
}

function line(workbench: Workbench, text: string): Locator {
  return workbench.page.locator(".view-line", { hasText: text }).first();
}

/** From the top of one thing to the bottom of another. */
async function picture(workbench: Workbench, name: string, from: Locator, to: Locator): Promise<void> {
  const top = await from.boundingBox();
  const bottom = await to.boundingBox();
  if (!top || !bottom) throw new Error(`${name}: what is to be seen is not there`);
  // The lines around are not cut in half.
  const y = top.y - 2;
  const path = join(root, "docs", `${name}.png`);
  // Text that blinks is on in one picture and off in the next.
  const clip = { x: 5, y, width: width - 10, height: bottom.y + bottom.height + 6 - y };
  await workbench.page.screenshot({ path, clip, caret: "hide", animations: "disabled" });
  const { size } = statSync(path);
  process.stdout.write(`wrote docs/${name}.png, ${(size / 1024).toFixed(0)} KB\n`);
  if (size > mostBytes) process.exitCode = 1;
}
