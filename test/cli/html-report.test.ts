import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { browserLacks, startBrowser } from "../editor/workbench/browser.ts";
import { describeLive } from "../live/describe-live.ts";
import { dataOf, largePage, openReport, PageWriter, unitWith, type OpenPage } from "./html-pages.ts";
import {
  addScript,
  countNodes,
  drawingFaults,
  focusedId,
  focusedText,
  isScrollingSideways,
  leaveFocus,
  outlineStyle,
  print,
} from "./in-page.mjs";
import { noCi } from "./reports.ts";
import { dropping, folderWith, runCli } from "./run-cli.ts";

const hostile = `</script><script>document.title = "taken"</script><img src=x onerror=alert(1)> "'\`&amp; \u0001\u202e`;
const hostileName = `a"'<b onclick=x>&amp;.ts`;
const listening = (condition: string, comment = ""): string =>
  dropping.replace("      if (!isValid(event)) return;", `${comment}      if (!isValid(${condition})) return;`);

const files = {
  ".git/HEAD": "",
  ".github/CODEOWNERS": "* @everyone\n/src/stock/ @stock @ware-house # who counts\n",
  "src/a.ts": dropping,
  "src/stock/b.ts": dropping,
  [`src/${hostileName}`]: listening(`event, ${JSON.stringify(hostile)}`),
  "src/off.ts": listening(
    "event",
    "      // eslint-disable-next-line silent-failure/silent-guard -- PAY-12 </script> is meant\n",
  ),
  "src/broken.ts": "const x = ;\n",
};

const rows = (page: Page) => page.locator(".row:visible");
const focused = (page: Page) => page.evaluate(focusedText);

describeLive("the HTML report", [browserLacks], () => {
  let browser: Browser;
  let folder = "";
  let path = "";
  let pages: PageWriter;
  beforeAll(async () => {
    browser = await startBrowser();
    pages = await PageWriter.make();
    folder = folderWith(files);
    path = join(folder, "out/report.html");
    await runCli(folder, ["check", "src", "--format", "html:out/report.html"], { env: noCi });
  });
  afterAll(() => browser.close());

  const opened = async (options: Parameters<typeof openReport>[2] = {}, file = path): Promise<OpenPage> =>
    openReport(browser, file, options);

  test("asks for nothing, and runs nothing that the data holds", async () => {
    const { page, complaints } = await opened();
    for (const row of await rows(page).all()) {
      await row.click();
      await page.locator(".detail").waitFor();
      for (const remedy of await page.locator(".remedies summary").all()) await remedy.click();
    }
    expect(await page.title()).toBe("3 silent failures · Silent Failure");
    expect(complaints).toEqual([]);
    // The policy is in force: a script that somebody brings does not run.
    await page.evaluate(addScript, "document.title = 'taken'");
    expect(complaints.join("\n")).toContain("Content Security Policy");
    expect(await page.title()).not.toBe("taken");
  });

  test("shows the finding: place, code with the lost line, trail, remedies with their change, rule", async () => {
    const { page } = await opened();
    await page.getByRole("button", { name: "src/a.ts" }).click();
    const detail = page.locator(".detail");
    expect(await detail.locator(".station").allInnerTexts()).toHaveLength(3);
    expect(await detail.locator(".station-lost").innerText()).toContain("line 7");
    expect(await detail.locator(".code-lost").first().innerText()).toContain("if (!isValid(event)) return;");
    expect(await detail.locator(".code-line").count()).toBe(5);
    // The best remedy shows at once what it changes.
    expect(await detail.locator(".diff-old").first().innerText()).toContain("if (!isValid(event)) return;");
    expect(await detail.locator(".diff-new").allInnerTexts()).not.toEqual([]);
    expect(await detail.locator(".rule a").getAttribute("href")).toMatch(/^https:.*\/silent-guard\/README\.md$/);
  });

  test("shows hostile names and source as they are, and what was switched off with its reason", async () => {
    const { page } = await opened();
    await page.getByRole("button", { name: hostileName }).click();
    expect(await page.locator(".code-lost").innerText()).toContain("</script><script>");
    await page.getByRole("button", { name: "src/off.ts" }).click();
    expect(await page.locator(".standing").innerText()).toBe("Switched off by a comment: “PAY-12 </script> is meant”");
    const text = readFileSync(path, "utf8");
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/);
    expect(text.match(/<\/script>/g)).toHaveLength(2);
  });

  test("says what could not be read, without being asked", async () => {
    const { page } = await opened();
    expect(await page.locator(".unread").innerText()).toContain("src/broken.ts");
  });

  test("searches and filters, and keeps that in the address", async () => {
    const { page } = await opened();
    await page.keyboard.press("/");
    await page.keyboard.type("STOCK");
    expect(await rows(page).allInnerTexts()).toEqual([expect.stringContaining("src/stock/b.ts")]);
    expect(await page.getByRole("status").innerText()).toBe("1 of 4");
    expect(page.url()).toContain("#search=STOCK");
    await page.keyboard.press("Escape");
    await page.getByLabel("Standing").selectOption("suppressed");
    expect(await rows(page).allInnerTexts()).toEqual([expect.stringContaining("src/off.ts")]);
    const { page: other } = await opened({ hash: new URL(page.url()).hash });
    expect(await rows(other).allInnerTexts()).toEqual([expect.stringContaining("src/off.ts")]);
    expect(await other.getByLabel("Standing").inputValue()).toBe("suppressed");
  });

  test("groups by rule, folder and owner", async () => {
    const { page } = await opened();
    const groups = () => page.locator(".group-head").allInnerTexts();
    expect(await groups()).toEqual(["silent-guard\n4"]);
    await page.getByRole("button", { name: "folder", exact: true }).click();
    expect(await groups()).toEqual(["src/\n3", "src/stock/\n1"]);
    await page.getByRole("button", { name: "owner", exact: true }).click();
    expect(await groups()).toEqual(["@everyone\n3", "@stock\n1", "@ware-house\n1"]);
  });

  test("is used with the keyboard alone", async () => {
    const { page } = await opened();
    await page.keyboard.press("j");
    expect(await focused(page)).toContain("silent-guard");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("j");
    const second = await focused(page);
    await page.keyboard.press("k");
    expect(await focused(page)).not.toBe(second);
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    expect(await page.locator(".detail").count()).toBe(1);
    expect(await page.evaluate(outlineStyle)).toBe("solid");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    expect(await page.locator(".detail").count()).toBe(0);
    expect(await focused(page)).toBe(second);
    // From the top of the page, the first stop leads past the head.
    await page.evaluate(leaveFocus);
    await page.reload();
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Skip to the findings");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(focusedId)).toBe("content");
    expect(await rows(page).count()).toBe(4);
  });

  test("links to a finding", async () => {
    const { page } = await opened();
    await page.getByRole("button", { name: "src/stock/b.ts" }).click();
    const { page: other } = await opened({ hash: new URL(page.url()).hash });
    expect(await other.locator("[aria-expanded=true].row").innerText()).toContain("src/stock/b.ts");
    await other.getByRole("link", { name: "Link to this finding" }).click();
    expect(await other.locator(".detail").count()).toBe(1);
  });

  test("is a list where no script runs", async () => {
    const { page, complaints } = await opened({ javaScriptEnabled: false });
    const text = await page.locator("main").innerText();
    expect(text).toContain(hostileName);
    expect(text).toContain("lost, line 7:");
    expect(text).toContain("PAY-12 </script> is meant");
    expect(complaints).toEqual([]);
  });

  test("--no-source leaves the code out", async () => {
    const args = ["check", "src", "--no-source", "--format", "html"];
    const { stdout } = await runCli(folder, args, { env: noCi });
    expect(stdout).toMatch(/^<!doctype html>/);
    expect(stdout).not.toContain("JSON.parse(message.value");
    expect(stdout).not.toContain("onerror");
    expect(readFileSync(path, "utf8")).toContain("JSON.parse(message.value");
    const { page } = await opened({}, pages.write(dataOf(stdout)));
    await rows(page).first().click();
    expect(await page.locator(".station").count()).toBe(3);
    expect(await page.locator(".code").count()).toBe(0);
  });

  test("the same run gives the same bytes", async () => {
    const args = ["check", "src", "--format", "html"];
    const { stdout } = await runCli(folder, args, { env: noCi });
    expect(stdout).toBe(readFileSync(path, "utf8"));
  });

  test("5,000 findings and 3,000 units: only what is looked at is made", async () => {
    const { page, complaints } = await opened({}, pages.write(largePage(5000, 3000)));
    const nodes = () => page.evaluate(countNodes);
    expect(await nodes()).toBeLessThan(2500);
    expect(await page.getByRole("status").innerText()).toBe("5,000 in all");
    await page
      .getByRole("button", { name: /^Show 50 more/ })
      .first()
      .click();
    expect(await rows(page).count()).toBe(100);
    expect(await focused(page)).toContain("write151()");
    await page.getByRole("link", { name: /^Units/ }).click();
    expect(await rows(page).count()).toBe(50);
    expect(await nodes()).toBeLessThan(2500);
    // The last of them, by its link; and all of them on paper.
    await page.goto(`${page.url().replace(/#.*/, "")}#open=finding-4999`);
    expect(await page.locator("[aria-expanded=true].row").innerText()).toContain("write4999()");
    await page.evaluate(print);
    expect(await page.locator(".row").count()).toBe(5000);
    expect(complaints).toEqual([]);
  });

  test("draws a unit with a branch for each way to fail, those that nobody hears of apart", async () => {
    const { page } = await opened({}, pages.write(largePage(40, 26)));
    await rows(page).nth(8).click();
    await page.locator(".toggle").click();
    const drawing = page.locator(".unit-picture");
    // One of each state: the finding is the ninth of its rule, so its unit has 24 ways to fail.
    expect(await drawing.locator(".picture-branch").count()).toBe(24);
    expect(await drawing.locator(".end-silent").count()).toBe(8);
    expect(await drawing.locator(".end-heard").count()).toBe(16);
    expect(await drawing.locator("text", { hasText: "nobody hears of it" }).count()).toBe(4);
    expect(await drawing.locator("text", { hasText: "only a log line" }).count()).toBe(4);
    expect(await drawing.getAttribute("role")).toBe("img");
    expect(await drawing.locator("desc").textContent()).toContain(
      "Line 12, orders.save0() fails: nobody hears of it. Line 13, orders.save1() fails: only a log line. Line 14, orders.save2() fails: counted.",
    );
  });

  test.each([300, 420, 1200])(
    "a drawing fits into a page of %i pixels, and none of its texts overlap",
    async (width) => {
      const long = { ...unitWith("aRatherLongNameOfAUnitThatGoesOnAndOn", 0, 25), line: 9999 };
      const texts = ["when `!isValid(event) && event.type !== knownTypes.orderPlaced.subType`", "`save()` fails"];
      const paths = long.paths.map((way, i) => ({ ...way, text: texts[i % 2] ?? "" }));
      const model = { ...largePage(2, 2), units: [{ ...long, paths }, unitWith("small", 0, 1)] };
      const { page } = await opened({ viewport: { width, height: 900 }, hash: "#view=units" }, pages.write(model));
      await rows(page).filter({ hasText: "aRatherLong" }).click();
      const faults = await page.locator(".unit-picture").evaluate(drawingFaults);
      expect(faults).toEqual([]);
      expect(await page.evaluate(isScrollingSideways)).toBe(false);
    },
  );

  test("orders units by what they keep to themselves, and leads from one to its findings", async () => {
    const { page } = await opened({}, pages.write(largePage(40, 26)));
    await page.getByRole("link", { name: /^Units/ }).click();
    const shares = (await page.locator(".unit-share").allInnerTexts()).flatMap((text) => {
      const [, heard, all] = /^(\d+) of (\d+)/.exec(text) ?? [];
      return heard === undefined ? [] : [Number(heard) / Number(all)];
    });
    expect(shares.length).toBeGreaterThan(20);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    await page.getByRole("button", { name: "with silent paths" }).click();
    expect(await rows(page).count()).toBe(25);
    await page.locator("#search").fill("unit24");
    await rows(page).first().click();
    await page.getByRole("link", { name: "Line 25" }).click();
    expect(await page.locator("[aria-expanded=true].row").innerText()).toContain("write24()");
  });

  test("says of a known finding why, whose it is and until when", async () => {
    const { page } = await opened({ hash: "#state=known" }, pages.write(largePage(40, 26)));
    await rows(page).first().click();
    expect(await page.locator(".standing").innerText()).toBe(
      "Known by the baseline: “older than the gate” · owner @old-guard · until 2027-01-31",
    );
  });
});
