// The built plugin over published packages, compared with the reviewed snapshot; see README.md.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import {
  aims,
  isReviewed,
  matchFindings,
  precisionOf,
  readmeFile,
  readReviewed,
  renderTables,
  withTables,
  type Found,
  type Reviewed,
  type Run,
} from "./findings.mjs";
import { packageSet } from "./package-set.mjs";

const mend = "run `npm run ecosystem -- update`";
const minutes = 60_000;

let run: Run;
let matched: readonly Reviewed[];
let added: readonly Reviewed[];
let vanished: readonly Reviewed[];

describe("published packages", () => {
  beforeAll(async () => {
    const program = join(import.meta.dirname, "run-plugin.mjs");
    // In a process of its own: the bundle is to be loaded by Node as users load it, not by the test runner.
    const { stdout } = await promisify(execFile)(process.execPath, [program, "--json"], { maxBuffer: 2 ** 28 });
    run = JSON.parse(stdout) as Run;
    ({ matched, added, vanished } = matchFindings(run.findings, readReviewed()));
  }, 10 * minutes);

  it("are all read", () => {
    expect(run.packages.map(({ name }) => name)).toEqual(packageSet.map(({ name }) => name));
    expect(run.unread).toEqual([]);
  });

  it("have no finding without a verdict", () => {
    const open = [...matched.filter((finding) => !isReviewed(finding)), ...added];
    expect(open.map(placeOf), `new findings: ${mend}, then give each a verdict and a reason`).toEqual([]);
  });

  it("still have every finding that was reviewed", () => {
    expect(vanished.map(placeOf), `no longer found: if that is meant, ${mend}`).toEqual([]);
  });

  it("show enough real findings and few false ones", () => {
    const lines = run.packages.reduce((sum, entry) => sum + entry.lines, 0);
    const rows = precisionOf([...matched, ...added], lines);
    console.table(
      Object.fromEntries(
        rows.map((row) => [
          row.name,
          {
            findings: row.findings,
            real: row.real,
            arguable: row.arguable,
            false: row.false,
            "real %": Math.round(row.realPercent),
            "false %": Math.round(row.falsePercent),
            "per 1,000 lines": Number(row.perThousandLines.toFixed(3)),
          },
        ]),
      ),
    );
    const all = rows.at(-1);
    expect(all?.findings, "findings to judge by").toBeGreaterThanOrEqual(aims.total);
    expect(all?.realPercent, `percent real (the aim is ${aims.realPercent})`).toBeGreaterThanOrEqual(aims.realFloor);
    expect(all?.falsePercent, "percent false").toBeLessThanOrEqual(aims.falsePercent);
  });

  it("are described in the README as they were measured", () => {
    const readme = readFileSync(readmeFile, "utf8");
    const tables = renderTables([...matched, ...added], run, packageSet);
    expect(readme, `the tables of test/ecosystem/README.md are old: ${mend}`).toBe(withTables(readme, tables));
  });
});

describe("matching with the snapshot", () => {
  const found = (line: number, code: string): Found => ({
    package: "orders",
    file: "src/job.js",
    line,
    rule: "silent-guard",
    code,
  });
  const judged = (line: number, code: string, why: string): Reviewed => ({
    ...found(line, code),
    verdict: "real",
    why,
  });

  it("keeps a verdict when a new version has moved the code", () => {
    const result = matchFindings([found(12, "return;")], [judged(10, "return;", "lost")], () => false);
    expect(result).toEqual({ matched: [judged(12, "return;", "lost")], added: [], vanished: [] });
  });

  it("gives no verdict to the same code elsewhere in the file", () => {
    const reviewed = [judged(10, "} catch {", "lost")];
    const result = matchFindings([found(90, "} catch {")], reviewed, () => true);
    expect(result.added.map(({ line }) => line)).toEqual([90]);
    expect(result.vanished).toEqual(reviewed);
  });

  it("pairs the same code by its lines", () => {
    const reviewed = [judged(2, "return;", "first"), judged(8, "return;", "second")];
    const result = matchFindings([found(8, "return;")], reviewed, () => true);
    expect(result.matched.map(({ line, why }) => [line, why])).toEqual([[8, "second"]]);
  });

  it("tells what is new and what has vanished", () => {
    const result = matchFindings([found(3, "continue;")], [judged(3, "return;", "lost")]);
    expect(result.added).toEqual([{ ...found(3, "continue;"), verdict: "unreviewed", why: "" }]);
    expect(result.vanished).toEqual([judged(3, "return;", "lost")]);
  });
});

function placeOf({ package: name, file, line, rule }: Found): string {
  return `${name}/${file}:${line} ${rule}`;
}
