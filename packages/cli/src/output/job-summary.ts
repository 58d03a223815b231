import type { Report } from "./formats/format.ts";
import { markdownText } from "./markdown-text.ts";
import { plural } from "./plural.ts";
import type { ReportedFinding } from "./reported-finding.ts";
import { rulePageUrl } from "./rule-page.ts";
import { trailText } from "./trail-text.ts";

/** GitHub takes 1 MiB of a step, and drops a longer text as a whole. */
const limit = 900_000;

/** The summary of a job on GitHub: how many of each rule, and each finding with its trail, in Markdown. */
export function jobSummary(report: Report, env: NodeJS.ProcessEnv = process.env): string {
  const { findings, suppressed, problems, files, isCompared, knownSentences, faults } = report;
  const kind = !isCompared ? "silent failure" : "new silent failure";
  const headline =
    problems.length > 0
      ? "Not everything could be checked"
      : findings.length > 0
        ? plural(findings.length, kind)
        : faults.length > 0
          ? "Something that the project asks for is not met"
          : `No ${kind}s`;
  const facts = [plural(files.length, "file"), plural(findings.length, "finding"), `${suppressed.length} meant`];
  const head = [`## ${headline}`, "", facts.join(" · "), ""];
  for (const sentence of knownSentences) head.push(markdownText(`${sentence}.`), "");
  if (faults.length > 0) head.push(...faults.map(({ sentence }) => `- ${markdownText(sentence)}`), "");
  if (problems.length > 0) {
    const sentences = [...new Set(problems.map(({ sentence }) => sentence))];
    head.push(...sentences.slice(0, 50).map((sentence) => `- ${markdownText(sentence)}`));
    if (sentences.length > 50) head.push(`- ${sentences.length - 50} more`);
    head.push("");
  }
  if (findings.length > 0) {
    head.push("| rule | findings | files |", "| --- | ---: | ---: |", ...countsByRule(findings), "");
    head.push("| place | rule | what |", "| --- | --- | --- |");
  }
  let text = `${head.join("\n")}\n`;
  let size = Buffer.byteLength(text);
  for (const [i, finding] of findings.entries()) {
    const row = rowOf(finding, report, env);
    size += Buffer.byteLength(row);
    if (size > limit) return `${text}\n${plural(findings.length - i, "more finding")}: see the log of the step.\n`;
    text += row;
  }
  return text;
}

function countsByRule(findings: readonly ReportedFinding[]): readonly string[] {
  const rules = new Map<string, { count: number; readonly files: Set<string> }>();
  for (const { rule, file } of findings) {
    const known = rules.get(rule) ?? { count: 0, files: new Set() };
    rules.set(rule, { count: known.count + 1, files: known.files.add(file) });
  }
  return [...rules]
    .toSorted(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
    .map(([rule, { count, files }]) => `| [${rule}](${rulePageUrl(rule)}) | ${count} | ${files.size} |`);
}

function rowOf(finding: ReportedFinding, { repository }: Report, env: NodeJS.ProcessEnv): string {
  const { file, span, rule, message } = finding;
  const place = `<code>${markdownText(`${repository.path(file)}:${span.line}`)}</code>`;
  const uri = repository.uri(file);
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA } = env;
  const isKnown = GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_SHA && uri !== null;
  const href = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}/${uri}#L${span.line}`;
  const linked = isKnown ? `<a href="${href.replaceAll(/["'|<>&]/g, encodeURIComponent)}">${place}</a>` : place;
  const trail = trailText(finding).map((line) => `<br>${markdownText(line)}`);
  return `| ${linked} | ${rule} | ${markdownText(message)}${trail.join("")} |\n`;
}
