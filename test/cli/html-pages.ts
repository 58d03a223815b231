import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { noCi } from "./reports.ts";
import { dropping, folderWith, runCli } from "./run-cli.ts";

export interface OpenPage {
  readonly page: Page;
  /** What the console says, violations of the policy among it, and whatever was asked for besides the page. */
  readonly complaints: string[];
}

/** A report as a browser shows it from a file. */
export async function openReport(
  browser: Browser,
  path: string,
  { hash = "", ...options }: BrowserContextOptions & { readonly hash?: string } = {},
): Promise<OpenPage> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, ...options });
  const complaints: string[] = [];
  const url = `${pathToFileURL(path).href}${hash}`;
  page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (request.url() !== url.replace(/#.*/, "") && request.url() !== url) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  return { page, complaints };
}

const data = /(<script type="application\/json" id="data">)(.*)(<\/script>)/;

/** What a page shows, as its JSON has it. */
export function dataOf(html: string): object {
  return JSON.parse(data.exec(html)?.[2] ?? "") as object;
}

/** Writes pages with other data than a run has found: the page of a run, with that put in place of its own. */
export class PageWriter {
  private readonly page: string;

  private constructor(page: string) {
    this.page = page;
  }

  static async make(): Promise<PageWriter> {
    const { stdout } = await runCli(folderWith({ "a.ts": dropping }), ["check", "--format", "html"], { env: noCi });
    return new PageWriter(stdout);
  }

  /** Answers the path of the page. */
  write(model: object): string {
    const path = join(folderWith({}), "report.html");
    const text = JSON.stringify(model).replaceAll("<", "\\u003c");
    writeFileSync(
      path,
      this.page.replace(data, (_, begin: string, __, end: string) => begin + text + end),
    );
    return path;
  }
}

const finding = {
  id: "",
  file: 0,
  line: 1,
  column: 1,
  rule: "silent-guard",
  message: "`eachMessage` drops what it does not understand",
  symbol: "start",
  severity: "error",
  certainty: "proved",
  weight: "clear",
  library: "kafkajs",
  state: "new",
  reason: null,
  owner: null,
  expires: null,
  trail: [
    { at: "operation", text: "`book()` would do the work", line: 8 },
    { at: "lost", text: "nothing hears of it", line: 7 },
    { at: "verdict", text: "the return says that all is well", line: 7 },
  ],
  code: [],
  remedies: [],
  unit: 0,
} as const;

/** A page with so many findings and units, no two alike in all. */
export function largePage(findings: number, units: number) {
  const files = Array.from({ length: 200 }, (_, i) => ({
    path: `src/area-${i % 20}/file-${String(i).padStart(3, "0")}.ts`,
    owners: i % 3 === 0 ? [`@team-${i % 5}`] : [],
  }));
  const rules = ["silent-guard", "masked-write-failure", "unchecked-write-result"];
  const states = ["new", "new", "known", "suppressed"] as const;
  return {
    version: "1.0.0",
    isStrict: true,
    isSourceShown: true,
    filesRead: 2000,
    files,
    hasOwners: true,
    rules: Object.fromEntries(
      rules.map((rule) => [rule, { summary: `What ${rule} finds.`, url: "https://example.com/" }]),
    ),
    findings: Array.from({ length: findings }, (_, i) => ({
      ...finding,
      id: `finding-${i}`,
      file: i % files.length,
      line: i + 1,
      message: `\`write${i}()\` can fail here and nobody hears of it`,
      rule: rules[i % rules.length] ?? "",
      state: states[i % states.length] ?? "new",
      severity: i % 7 === 0 ? "warning" : "error",
      certainty: i % 2 === 0 ? "proved" : "likely",
      weight: i % 5 === 0 ? "arguable" : "clear",
      reason: i % states.length === 2 ? "older than the gate" : null,
      owner: i % states.length === 2 ? "@old-guard" : null,
      expires: i % states.length === 2 ? "2027-01-31" : null,
      unit: i % units,
    })),
    units: Array.from({ length: units }, (_, i) => unitWith(`unit${i}`, i % files.length, i % 26)),
    baselineFaults: [],
    problems: ["src/broken.ts:1: Expression expected."],
    notices: [],
  };
}

/** Its ways to fail in turn: heard of in one way or another, and not. */
export function unitWith(name: string, file: number, paths: number) {
  const ends = ["silent", "logged", "counted", "deadLettered", "failed", "logged"] as const;
  return {
    id: name,
    file,
    line: 10,
    name,
    kind: "message",
    paths: Array.from({ length: paths }, (_, i) => ({
      text: `\`orders.save${i}()\` fails`,
      line: 12 + i,
      report: ends[i % ends.length] ?? "silent",
      isHeard: i % ends.length > 1,
    })),
  };
}
