import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { root } from "../../house/source-files.ts";
import { until } from "../../live/until.ts";
import type { Settings } from "./profile.ts";

/** What a person does in a window of VS Code around its editor. Every act waits until it has had its effect. */
export class VscodeWindow {
  readonly page: Page;
  /** The folder that is open. */
  readonly folder: string;

  constructor(page: Page, folder: string) {
    this.page = page;
    this.folder = folder;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async runCommand(name: string): Promise<void> {
    await this.pick("F1", `>${name}`, name);
  }

  /** In the editor that VS Code has for it, a dialogue. */
  async trustFolder(): Promise<void> {
    await this.runCommand("Workspaces: Manage Workspace Trust");
    const dialogue = this.page.locator(".monaco-modal-editor-block");
    await dialogue.locator(".workspace-trust-editor .monaco-button", { hasText: /^Trust$/ }).click();
    await dialogue.getByText("You trust this folder").waitFor();
    await dialogue.locator(".codicon-close").first().click();
    await dialogue.waitFor({ state: "detached" });
  }

  async statusBarTexts(): Promise<readonly string[]> {
    const texts = await this.page.locator(".statusbar-item").allInnerTexts();
    return texts.map((text) => text.replaceAll(/\s+/g, " ").trim()).filter((text) => text !== "");
  }

  /** In a list that a command has opened. */
  async pickEntry(label: string): Promise<void> {
    const rows = this.page.locator(".quick-input-list .monaco-list-row");
    await rows.filter({ hasText: label }).waitFor();
    await this.page.locator(".quick-input-widget input").fill(label);
    await this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: label }).waitFor();
    await this.press("Enter");
  }

  /** What is told under the braces of the status bar: "1 silent failure, own levels · no configuration file · 12 ms". */
  async languageStatus(): Promise<string> {
    const label = await this.page.locator("#status\\.languageStatus").getAttribute("aria-label");
    return (label ?? "").replace("Editor Language Status: ", "");
  }

  async waitForLanguageStatus(wanted: RegExp): Promise<string> {
    return await until(`the status of the language is ${wanted}`, async () => {
      const text = await this.languageStatus();
      if (wanted.test(text)) return text;
      throw new Error(`it is "${text}"`);
    });
  }

  /** The text of the Markdown preview that is open, once it holds what is wanted. */
  async previewText(wanted: RegExp): Promise<string> {
    return await until(`a preview shows ${wanted}`, async () => {
      for (const frame of this.page.frames()) {
        const body = frame.locator("body.vscode-body");
        if ((await body.count()) === 0) continue;
        const text = await body.innerText();
        if (wanted.test(text)) return text;
      }
      return undefined;
    });
  }

  /** As another program does it, beside the editor. */
  writeFile(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  removeFile(path: string): void {
    rmSync(join(this.folder, path));
  }

  /** VS Code begins to watch a folder some time after it has opened it: what is written before is not heard of. */
  async waitForWatchers(): Promise<void> {
    let tries = 0;
    await until("the folder is watched", async () => {
      tries += 1;
      const name = `watched-${tries}`;
      this.writeFile(name, "");
      await this.page.locator(".explorer-folders-view", { hasText: name }).waitFor({ timeout: 2000 });
      return true;
    });
    for (; tries > 0; tries--) rmSync(join(this.folder, `watched-${tries}`), { force: true });
  }

  /** In the settings of the folder. */
  setSettings(settings: Settings): void {
    this.writeFile(".vscode/settings.json", JSON.stringify(settings));
  }

  /** Written where it can be looked at after the tests; answers the path. */
  async screenshot(name: string): Promise<string> {
    const path = join(root, "node_modules/.cache/silent-failure/workbench", `${name}.png`);
    mkdirSync(dirname(path), { recursive: true });
    await this.page.screenshot({ path });
    return path;
  }

  /** Opens a quick pick, types into it, and takes its first entry once that is the wanted one. */
  protected async pick(key: string, text: string, label = text.split("/").at(-1) ?? text): Promise<void> {
    const input = this.page.locator(".quick-input-widget input");
    await until("the quick input opens", async () => {
      await this.press(key);
      await input.waitFor({ timeout: 3000 });
      return true;
    });
    await input.fill(text);
    if (!text.startsWith(":")) {
      await this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: label }).waitFor();
    }
    await this.press("Enter");
    // A command may ask on in the same place.
    await until("the entry is taken", async () => !(await input.isVisible()) || (await input.inputValue()) !== text);
  }
}
