import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { until } from "../../live/until.ts";
import { VscodeWindow } from "./vscode-window.ts";

/** What a person does in the editor of VS Code, and sees of it. Every act waits until it has had its effect. */
export class Workbench extends VscodeWindow {
  get #editor(): Locator {
    return this.page.locator(".editor-instance .monaco-editor").first();
  }

  // Files

  async openFile(path: string): Promise<void> {
    await this.pick("Control+P", path);
    await this.isShown(path);
  }

  /** Waits for the file in the editor, with the caret in it. */
  async isShown(path: string): Promise<void> {
    await this.page.locator(".tab.active", { hasText: path.split("/").at(-1) ?? path }).waitFor();
    await this.#editor.locator(".view-line").first().waitFor();
    await this.focusEditor();
  }

  async focusEditor(): Promise<void> {
    // Pressed before the window listens to keys, it is lost.
    await until("the editor has the focus", async () => {
      await this.press("Control+1");
      await this.#editor.and(this.page.locator(".focused")).waitFor({ timeout: 1000 });
      return true;
    });
  }

  /** Lines of the open file, as they stand on the screen: the window of the tests is high enough for all of them. */
  async editorText(): Promise<string> {
    const lines = await this.#editor.locator(".view-lines .view-line").evaluateAll((elements) =>
      elements
        .map((element) => ({
          top: Number.parseFloat((element as unknown as { style: { top: string } }).style.top),
          text: element.textContent ?? "",
        }))
        .toSorted((a, b) => a.top - b.top)
        .map(({ text }) => text),
    );
    return lines.join("\n").replaceAll("\u00a0", " ");
  }

  /** For exactly this text, or for some that holds a part; when it never comes, what is there instead is told. */
  async waitForText(wanted: string | RegExp): Promise<void> {
    await until("the editor shows the text", async () => {
      const text = await this.editorText();
      if (typeof wanted === "string" ? text === wanted : wanted.test(text)) return true;
      throw new Error(`wanted:\n${String(wanted)}\nthere is:\n${text}`);
    });
  }

  /** What is in the file on disk. */
  saved(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  async save(): Promise<void> {
    await this.press("Control+S");
    await this.page.locator(".tab.active.dirty").waitFor({ state: "detached" });
  }

  // Places

  async placeCaret(line: number, column: number): Promise<void> {
    await this.pick("Control+G", `:${line}:${column}`);
    await this.page
      .locator(".statusbar-item", { hasText: `Ln ${line}, Col ${column}` })
      .first()
      .waitFor();
  }

  async selectedText(): Promise<string> {
    await this.page.evaluate("navigator.clipboard.writeText('')");
    await this.press("Control+C");
    return (await this.page.evaluate("navigator.clipboard.readText()")) as string;
  }

  /** How many tab stops are marked in the text, but for the last one, where the caret comes to rest. */
  async tabStops(): Promise<number> {
    return await this.#editor.locator(".snippet-placeholder").count();
  }

  async waitForTabStops(): Promise<void> {
    await this.#editor.locator(".snippet-placeholder").first().waitFor();
  }

  // Findings

  async waitForSquiggle(severity: "error" | "warning" | "info" | "hint" = "error"): Promise<void> {
    await this.#editor.locator(`.squiggly-${severity}`).first().waitFor();
  }

  async waitForNoSquiggle(): Promise<void> {
    await this.#editor.locator("[class*='squiggly-']").first().waitFor({ state: "detached" });
  }

  /** How many places are marked; a place of several lines counts once for each. */
  async squiggles(): Promise<number> {
    return await this.#editor.locator("[class*='squiggly-']").count();
  }

  /** With F8, whose peek window is closed again: the caret stands on the next finding. */
  async goToNextProblem(): Promise<void> {
    await this.focusEditor();
    await this.press("F8");
    const peek = this.page.locator(".marker-widget");
    await peek.waitFor();
    await this.press("Escape");
    await peek.waitFor({ state: "detached" });
  }

  async openProblems(): Promise<void> {
    const panel = this.page.locator(".markers-panel-container, .markers-panel").first();
    if (!(await panel.isVisible())) await this.press("Control+Shift+M");
    await panel.waitFor();
  }

  /** For so many rows, the file's own among them. */
  async waitForProblems(rows: number): Promise<void> {
    await until(`the Problems panel has ${rows} rows`, async () => {
      const texts = await this.problemTexts();
      if (texts.length === rows) return true;
      throw new Error(`it has\n${texts.join("\n")}`);
    });
  }

  /** Rows of the Problems panel, top to bottom, as they are read. */
  async problemTexts(): Promise<readonly string[]> {
    const rows = await this.page.locator(".markers-panel .monaco-list-row").evaluateAll((elements) =>
      elements
        .map((element) => ({
          index: Number(element.getAttribute("data-index")),
          text: (element as unknown as { innerText: string }).innerText.replaceAll(/\s+/g, " ").trim(),
        }))
        .toSorted((a, b) => a.index - b.index)
        .map(({ text }) => text),
    );
    return rows;
  }

  // Quick fixes

  get #menu(): Locator {
    // There are two of them, one an empty submenu.
    return this.page.locator(".action-widget:has(.monaco-list-row)").first();
  }

  /** With the keyboard, at the caret. Asked too early, while extensions are being started, VS Code does nothing. */
  async openQuickFix(): Promise<readonly string[]> {
    const bulb = this.page.locator("[class*='codicon-gutter-lightbulb'], .lightBulbWidget").first();
    // At times it does not come back where an edit was undone, and the menu opens all the same.
    await bulb.waitFor({ timeout: 5000 }).catch(() => undefined);
    return await until("the quick-fix menu opens", async () => {
      await this.press("Control+.");
      await this.#menu.waitFor({ timeout: 3000 });
      return await this.quickFixTitles();
    });
  }

  async quickFixTitles(): Promise<readonly string[]> {
    return await this.#menu.locator(".monaco-list-row.action .title").allInnerTexts();
  }

  /** Walks down to the entry and presses Enter. */
  async choose(title: string): Promise<void> {
    const focused = this.#menu.locator(".monaco-list-row.focused .title");
    const count = await this.#menu.locator(".monaco-list-row.action").count();
    for (let steps = 0; steps <= count; steps++) {
      if ((await focused.count()) > 0 && (await focused.first().innerText()) === title) {
        await this.press("Enter");
        await this.#menu.waitFor({ state: "detached" });
        return;
      }
      await this.press("ArrowDown");
    }
    throw new Error(`no entry "${title}" in the menu: ${(await this.quickFixTitles()).join(" | ")}`);
  }

  async undo(): Promise<void> {
    await this.press("Control+Z");
  }

  /** As often as it takes: what was typed is undone in steps of VS Code's own choice. */
  async undoUntil(wanted: string): Promise<void> {
    for (let steps = 0; steps < 20 && (await this.editorText()) !== wanted; steps++) {
      const before = await this.editorText();
      await this.undo();
      await until("something is undone", async () => (await this.editorText()) !== before);
    }
    await this.waitForText(wanted);
  }
}
