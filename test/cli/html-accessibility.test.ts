import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserLacks, startBrowser } from "../editor/workbench/browser.ts";
import { describeLive } from "../live/describe-live.ts";
import { largePage, openReport, PageWriter } from "./html-pages.ts";
import { contrasts, groundColour } from "./in-page.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Every kind of text that the page has, on the ground that it stands on. */
const texts = [
  "h1",
  ".lead",
  ".figures dt",
  ".figures dd",
  ".brand span",
  ".theme",
  ".tabs a",
  ".tabs a span",
  ".segments button",
  ".segments-label",
  "select",
  ".count",
  ".group-name",
  ".group-count",
  ".group-about",
  ".what",
  ".where",
  ".path",
  ".path b",
  ".symbol",
  ".note",
  ".pill",
  ".station-name",
  ".station-line",
  ".station-text",
  ".code-number",
  ".code-text",
  ".code mark",
  ".diff-new",
  ".diff-old",
  ".diff-place",
  ".remedy-title",
  ".remedy-note",
  ".rule",
  ".rule a",
  ".facts",
  ".standing",
  ".toggle",
  ".help",
  "kbd",
  ".unit-picture text",
];

describeLive("the HTML report for everyone", [browserLacks], () => {
  let browser: Browser;
  let path = "";
  beforeAll(async () => {
    browser = await startBrowser();
    const model = largePage(40, 26);
    const code = ["a", "b", "c"].map((text, i) => ({ number: 6 + i, text, mark: i === 1 ? ([0, 1] as const) : null }));
    const diff = [{ line: 7, lines: [" a", "-b", "+c"] }];
    const remedies = [{ title: "Count what is lost", note: "A note.", diff }];
    path = (await PageWriter.make()).write({
      ...model,
      findings: model.findings.map((finding) => ({ ...finding, code, remedies })),
    });
  });
  afterAll(() => browser.close());

  const openAll = async (page: Page): Promise<void> => {
    await page.locator(".row").first().click();
    await page.locator(".toggle").click();
    await page.locator(".unit-picture").waitFor();
  };

  describe.each(["light", "dark"] as const)("%s", (colorScheme) => {
    test.each(["#state=known", "#view=units"])("axe finds no serious fault in %s", async (hash) => {
      const { page } = await openReport(browser, path, { colorScheme, hash });
      if (hash === "#view=units") await page.locator(".row").first().click();
      else await openAll(page);
      await page.evaluate(axe);
      const { violations, passes } = (await page.evaluate("axe.run()")) as AxeResults;
      expect(passes.length).toBeGreaterThan(20);
      const faults = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(faults.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
    });

    test("text has a contrast of 4.5 at least", async () => {
      const { page } = await openReport(browser, path, { colorScheme, hash: "#state=known" });
      await openAll(page);
      const found = await page.evaluate(contrasts, texts);
      expect(found.map(({ selector }) => selector)).toEqual(
        expect.arrayContaining(["h1", ".pill", ".code mark", ".diff-old"]),
      );
      expect(found.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
      const ground = await page.evaluate(groundColour);
      expect(ground).toBe(colorScheme === "light" ? "rgb(250, 249, 246)" : "rgb(20, 20, 20)");
    });

    test("the switch has the last word", async () => {
      const { page } = await openReport(browser, path, { colorScheme });
      const ground = () => page.evaluate(groundColour);
      const button = page.getByRole("button", { name: /^Colours/ });
      await button.click();
      expect(await ground()).toBe("rgb(250, 249, 246)");
      await button.click();
      expect(await ground()).toBe("rgb(20, 20, 20)");
      await page.reload();
      expect(await ground()).toBe("rgb(20, 20, 20)");
    });
  });
});
