// For those who review findings: lists, shows and judges them, and brings findings.json and the README up to date.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fetchPackages, EcosystemError } from "./fetch-packages.mjs";
import * as snapshot from "./findings.mjs";
import { folderOf, packageSet } from "./package-set.mjs";
import { runPlugin } from "./run-plugin.mjs";

/** What was asked for makes no sense; the message says what would. */
class UsageError extends Error {}

const usage = `npm run ecosystem -- <command>
  list                   runs the plugin and lists what it finds (the default)
  update                 runs the plugin, writes new findings as "unreviewed" and drops those that vanished;
                         --from <file> takes verdicts over from another findings.json as well
  show [number …]        reviewed and unreviewed findings with the code around them
                         --package <name> --rule <id> --verdict <verdict> choose; --context <lines> (25)
  judge <number> <real|arguable|false> <why>
                         gives a verdict; numbers are those of show, and change with an update`;

const { options, command, rest } = given();

try {
  await command();
} catch (error) {
  console.error(error instanceof UsageError || error instanceof EcosystemError ? error.message : error);
  process.exitCode = 2;
}

function given() {
  const text = { type: "string" };
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { package: text, rule: text, verdict: text, context: { ...text, default: "25" }, from: text },
    });
    const [name = "list", ...others] = positionals;
    const commands = { list, update, show, judge };
    if (!Object.hasOwn(commands, name)) throw new UsageError(`There is no command ${name}.`);
    return { options: values, command: commands[name], rest: others };
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
}

async function list() {
  const run = await found();
  const { matched, added } = snapshot.matchFindings(run.findings, snapshot.readReviewed());
  for (const finding of [...matched, ...added].toSorted(snapshot.byPlace)) {
    const { message } = run.findings.find((one) => snapshot.byPlace(one, finding) === 0);
    console.log(`${placeOf(finding)}  ${finding.rule}  ${finding.verdict}\n  ${message}`);
  }
  console.log(`\n${snapshot.renderTables([...matched, ...added], run, packageSet)}`);
}

async function update() {
  const run = await found();
  const reviewed = snapshot.readReviewed();
  const { matched, added, vanished } = snapshot.matchFindings(run.findings, reviewed);
  // While rules are tuned, a finding may come back: its verdict then need not be given again.
  const borrowed = options.from
    ? snapshot.matchFindings(added, snapshot.readReviewed(options.from))
    : { matched: [], added };
  const findings = [...matched, ...borrowed.matched, ...borrowed.added].toSorted(snapshot.byPlace);
  for (const finding of vanished)
    console.log(`no longer found: ${placeOf(finding)}  ${finding.rule}  ${finding.verdict}: ${finding.why}`);
  snapshot.writeReviewed(findings);
  const tables = snapshot.renderTables(findings, run, packageSet);
  writeFileSync(snapshot.readmeFile, snapshot.withTables(readFileSync(snapshot.readmeFile, "utf8"), tables));
  const open = findings.filter((finding) => !snapshot.isReviewed(finding)).length;
  console.log(`${findings.length} findings, ${open} unreviewed, ${vanished.length} no longer found.`);
}

function show() {
  const findings = snapshot.readReviewed();
  const numbers = rest.map(Number);
  for (const [index, finding] of findings.entries()) {
    const isWanted =
      (numbers.length === 0 || numbers.includes(index + 1)) &&
      (!options.package || finding.package === options.package) &&
      (!options.rule || finding.rule === options.rule) &&
      (!options.verdict || finding.verdict === options.verdict);
    if (isWanted) print(finding, index + 1);
  }
}

function print(finding, number) {
  console.log(
    `\n#${number}  ${placeOf(finding)}\n    ${finding.rule}: ${finding.verdict}${finding.why && `, ${finding.why}`}\n`,
  );
  const entry = packageSet.find(({ name }) => name === finding.package);
  const lines = snapshot.linesOf(join(folderOf(entry), finding.file));
  const context = Number(options.context);
  for (let line = Math.max(1, finding.line - context); line <= Math.min(lines.length, finding.line + context); line++) {
    console.log(`${line === finding.line ? ">" : " "} ${String(line).padStart(5)} | ${lines[line - 1].slice(0, 200)}`);
  }
}

function judge() {
  const [number, verdict, ...words] = rest;
  const findings = [...snapshot.readReviewed()];
  const finding = findings[Number(number) - 1];
  if (!finding) throw new UsageError(`There is no finding ${number}; there are ${findings.length}.`);
  const judged = { ...finding, verdict, why: words.join(" ") };
  if (!snapshot.isReviewed(judged)) throw new UsageError(usage);
  findings[Number(number) - 1] = judged;
  snapshot.writeReviewed(findings);
  console.log(`#${number} ${placeOf(finding)}: ${verdict}`);
}

async function found() {
  await fetchPackages();
  const run = await runPlugin({ onProgress: (text) => process.stderr.write(`ecosystem: ${text}\n`) });
  for (const { message, ...place } of run.unread) console.error(`could not be read: ${placeOf(place)} ${message}`);
  return run;
}

function placeOf({ package: name, file, line }) {
  return `${name}/${file}:${line}`;
}
