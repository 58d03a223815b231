import { isWrite, type Operation, type Place, type Unit } from "@silent-failure/analysis/model";
import * as l10n from "@vscode/l10n";
import type { Engine } from "./engine.ts";
import type { Question } from "./question.ts";
import { rulesOf } from "./rules-of.ts";

/** What is asked: an offset, and by whose word the text is judged. */
export interface Explaining {
  readonly offset: number;
  /** "silent-failure.config.json", "the project's ESLint configuration", "the defaults". */
  readonly configuration: string;
  readonly engine: "bundled" | "project";
}

/** Why something is, or is not, reported at an offset: as Markdown for a person. */
export function explain(engine: Engine, question: Question, asked: Explaining): string {
  const { answer, sourceCode, shift } = engine.read(question);
  const examination = sourceCode && engine.examine(sourceCode);
  const offset = asked.offset - shift;
  const line = (place: Place): number => question.text.slice(0, place.start + shift).split("\n").length;
  const said: string[] = [];

  if (answer.unparsed !== null)
    said.push(l10n.t("The text does not parse, so nothing is judged: {0}", answer.unparsed));
  else if (!examination) said.push(l10n.t("The file could not be read: {0}", answer.faults.join("; ")));
  else if (examination.outOfScope !== null)
    said.push(l10n.t("This file is taken for a {0}: nothing is reported in it.", examination.outOfScope));
  else {
    const { unit, place, operations } = examination.knownAt(offset);
    const isInside = (other: Place): boolean => other.start >= place.start && other.end <= place.end;
    said.push(unitSentence(unit, line(place)));
    const judged = examination.judgements.filter(({ finding }) => isInside(finding.place));
    said.push(`### ${l10n.t("Judged")}`);
    if (judged.length === 0) said.push(l10n.t("No rule finds a failure that reaches nobody."));
    for (const { rule, finding } of judged) {
      const isReported = answer.findings.some(
        (found) => found.rule === rule && found.place.start === finding.place.start + shift,
      );
      const suppressed = answer.suppressed.find(
        (one) => one.rule === rule && one.place.start === finding.place.start + shift,
      );
      const why = suppressed
        ? l10n.t("switched off by a comment: {0}", suppressed.reason || l10n.t("no reason given"))
        : isReported
          ? l10n.t("reported")
          : whyNot(rule, finding.weight, question);
      said.push(
        `- \`${rule}\`, ${l10n.t("line {0}", line(finding.place))} (${finding.certainty}, ${finding.weight}): **${why}**`,
      );
    }
    said.push(`### ${l10n.t("Known calls")}`);
    said.push(
      operations.length === 0
        ? l10n.t("None: no call here is known to write, publish, log, count or answer.")
        : table(operations, line),
    );
  }

  said.push(`### ${l10n.t("By whose word")}`);
  said.push(
    asked.engine === "project"
      ? l10n.t("Levels and settings come from {0}.", asked.configuration)
      : l10n.t("Levels and settings: {0}.", asked.configuration),
  );
  said.push(l10n.t("Read and judged in {0} ms.", answer.milliseconds.toFixed(1)));
  return `${said.join("\n\n").replaceAll("\n\n- ", "\n- ")}\n`;
}

function unitSentence(unit: Unit | null, line: number): string {
  if (!unit) return l10n.t("This is in no function whose return tells somebody that work is done.");
  const kind = unit.library === null ? unit.kind : `${unit.kind}, ${unit.library}`;
  return l10n.t(
    "The work is `{0}` (line {1}; {2}; {3}): on its normal return {4}.",
    unit.name,
    line,
    kind,
    unit.certainty,
    unit.onReturn,
  );
}

function whyNot(rule: string, weight: "clear" | "arguable", { judging }: Question): string {
  const entry = rulesOf(judging)[`silent-failure/${rule}`];
  const level = Array.isArray(entry) ? entry[0] : entry;
  if (level === undefined || level === "off" || level === 0)
    return l10n.t("not reported: the rule is off at this level");
  return weight === "arguable"
    ? l10n.t("not reported: a matter of how much the loss is worth, shown at level strict")
    : l10n.t("not reported");
}

function table(operations: readonly Operation[], line: (place: Place) => number): string {
  const rows = operations.map((operation) => {
    const { name, certainty, library } = operation;
    const known = library === null ? certainty : `${certainty}, ${library}`;
    return `| ${line(operation.place)} | \`${name.replaceAll("|", String.raw`\|`)}\` | ${whatItIs(operation)} | ${known} |`;
  });
  const head = [l10n.t("line"), l10n.t("call"), l10n.t("is"), l10n.t("known")];
  return [`| ${head.join(" | ")} |`, "|---:|---|---|---|", ...rows].join("\n");
}

/** What a call does; of a write also whether the work exists for it, and what is lost with it. */
function whatItIs(operation: Operation): string {
  if (!isWrite(operation)) return operation.kind;
  const role = operation.role === "primary" ? l10n.t("the work itself") : l10n.t("may fail");
  return [operation.kind, role, ...(operation.tier === "primary" ? [] : [operation.tier])].join(", ");
}
