// The reviewed snapshot: how found and reviewed findings are matched, counted and shown.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folder, folderOf } from "./package-set.mjs";

export const findingsFile = join(folder, "findings.json");
export const readmeFile = join(folder, "README.md");

/**
 * What the set is to show. `total` keeps the percentages from resting on a handful of findings. `realFloor` is a
 * ratchet: what has been reached on the way to `realPercent`, never to be lowered.
 */
export const aims = { realPercent: 75, realFloor: 55, falsePercent: 10, total: 60 };

const verdicts = ["real", "arguable", "false"];

export function readReviewed(file = findingsFile) {
  return JSON.parse(readFileSync(file, "utf8"));
}

export function writeReviewed(findings) {
  writeFileSync(findingsFile, `${JSON.stringify(findings.toSorted(byPlace), null, 2)}\n`);
}

export function byPlace(a, b) {
  return (
    compare(a.package, b.package) ||
    compare(a.file, b.file) ||
    a.line - b.line ||
    compare(a.rule, b.rule) ||
    compare(a.code, b.code)
  );
}

function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * Pairs what was found with what was reviewed: at the same line, or, where a new version of a package has moved the
 * code, at another. Code that still stands where it was reviewed has not moved: `} catch (err) {` further down is
 * another finding, and does not inherit its verdict.
 */
export function matchFindings(found, reviewed, isStillThere = standsInStore) {
  const keyOf = (finding) => JSON.stringify([finding.package, finding.file, finding.rule, finding.code]);
  const waiting = new Set(reviewed.toSorted(byPlace));
  const matched = [];
  const pair = (finding, isPartner) => {
    const partner = [...waiting].find((entry) => keyOf(entry) === keyOf(finding) && isPartner(entry));
    if (!partner) return false;
    waiting.delete(partner);
    matched.push({ ...partner, line: finding.line });
    return true;
  };
  const added = found
    .toSorted(byPlace)
    .filter((finding) => !pair(finding, (entry) => entry.line === finding.line))
    .filter((finding) => !pair(finding, (entry) => !isStillThere(entry)))
    .map(({ package: name, file, line, rule, code }) => ({
      package: name,
      file,
      line,
      rule,
      code,
      verdict: "unreviewed",
      why: "",
    }));
  return { matched: matched.toSorted(byPlace), added, vanished: [...waiting] };
}

function standsInStore({ package: name, file, line, code }) {
  const path = join(folderOf({ name }), file);
  return existsSync(path) && linesOf(path)[line - 1]?.trim() === code;
}

/** Lines of a source file, whichever way they end. */
export function linesOf(path) {
  return readFileSync(path, "utf8").split(/\r\n?|\n/);
}

export function isReviewed({ verdict, why }) {
  return verdicts.includes(verdict) && why.trim() !== "";
}

/** One row for each rule and one for all: how many findings, and how many of each verdict. */
export function precisionOf(findings, lines) {
  const rules = [...new Set(findings.map(({ rule }) => rule))].toSorted();
  const row = (name, own) => {
    const count = (verdict) => own.filter((finding) => finding.verdict === verdict).length;
    const percent = (part) => (own.length === 0 ? 0 : (100 * part) / own.length);
    const [real, arguable, wrong] = verdicts.map(count);
    return {
      name,
      findings: own.length,
      real,
      arguable,
      false: wrong,
      unreviewed: own.length - real - arguable - wrong,
      realPercent: percent(real),
      falsePercent: percent(wrong),
      perThousandLines: lines === 0 ? 0 : (1000 * own.length) / lines,
    };
  };
  return [
    ...rules.map((rule) =>
      row(
        rule,
        findings.filter((finding) => finding.rule === rule),
      ),
    ),
    row("all", findings),
  ];
}

/** The precision table and the packages, as the README shows them. */
export function renderTables(findings, run, packages) {
  const lines = run.packages.reduce((sum, entry) => sum + entry.lines, 0);
  const precision = [
    ["rule", "findings", "real", "arguable", "false", "unreviewed", "real %", "false %", "per 1,000 lines"],
    ...precisionOf(findings, lines).map((row) => [
      row.name === "all" ? "**all**" : `\`${row.name}\``,
      row.findings,
      row.real,
      row.arguable,
      row.false,
      row.unreviewed,
      row.realPercent.toFixed(0),
      row.falsePercent.toFixed(0),
      row.perThousandLines.toFixed(3),
    ]),
  ];
  const set = [
    ["package", "version", "licence", "files", "lines", "findings", "why it is here"],
    ...run.packages.map(({ name, version, files, lines: own }) => {
      const { licence, why } = packages.find((entry) => entry.name === name);
      const count = findings.filter((finding) => finding.package === name).length;
      return [`\`${name}\``, version, licence, grouped(files), grouped(own), count, why];
    }),
  ];
  const size = `${run.packages.length} packages, ${grouped(lines)} lines.`;
  return `${markdownTable(precision, 1)}\n\n${size}\n\n${markdownTable(set, 3, 6)}`;
}

function grouped(number) {
  return number.toLocaleString("en-US");
}

/** The first row is the heading; columns from `right` up to `until` hold numbers. */
function markdownTable([heading, ...rows], right, until = heading.length) {
  const rule = heading.map((_, column) => (column >= right && column < until ? "--:" : "---"));
  return [heading, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const markers = ["<!-- generated: npm run ecosystem -- update -->", "<!-- end of the generated part -->"];

/** The README with its generated part replaced. */
export function withTables(readme, tables) {
  const [start, end] = markers.map((marker) => readme.indexOf(marker));
  if (start < 0 || end < start)
    throw new Error(`test/ecosystem/README.md has lost its markers: ${markers.join(" … ")}`);
  return `${readme.slice(0, start)}${markers[0]}\n\n${tables}\n\n${readme.slice(end)}`;
}
