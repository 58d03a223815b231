import {
  remediesOf,
  reportLevels,
  type Fact,
  type Place,
  type Plan,
  type RemedyName,
} from "@silent-failure/analysis/model";
import * as l10n from "@vscode/l10n";
import { shifted } from "./eslint-message.ts";
import type { Engine } from "./engine.ts";
import type { Question } from "./question.ts";

/** What can be written on demand where somebody stands, whether or not a rule finds fault there. */
export interface Refactoring {
  readonly remedy: RemedyName;
  readonly title: string;
  /** The function that it is about. */
  readonly unit: string | null;
  readonly plan: Plan | null;
  /** Why it cannot be written here; null when it can. */
  readonly disabled: string | null;
}

/** What people ask for by name; the others follow from a finding. */
const onDemand: readonly RemedyName[] = ["failTheUnit", "rethrow", "logCountDeadLetter", "deadLetter", "count", "log"];

/** The remedies against every fact that begins on the lines of a place; a reason each where there is none. */
export function refactoringsAt(engine: Engine, question: Question, place: Place): readonly Refactoring[] {
  const { sourceCode, shift } = engine.read(question);
  const examination = sourceCode && engine.examine(sourceCode);
  if (!examination) return [];
  const { text } = question;
  const lines = {
    start: text.lastIndexOf("\n", Math.max(0, place.start - 1)) + 1,
    end: (text.indexOf("\n", place.end) + 1 || text.length + 1) - 1,
  };
  const { handlers, guards, drops } = examination.facts;
  const facts = [...handlers, ...guards, ...drops].filter(
    (fact) => fact.place.start + shift <= lines.end && fact.place.end + shift >= lines.start,
  );
  const failurePath = /\bcatch\b|\.then\(|\breturn\b|\bcontinue\b/.test(text.slice(lines.start, lines.end));
  if (facts.length === 0) return failurePath ? onDemand.slice(0, 3).map(withoutFact) : [];
  return facts.flatMap((fact) =>
    onDemand.flatMap((remedy) => {
      const offered = offer(fact, remedy, (wanted) => examination.planOf(fact, wanted));
      return offered?.plan ? [{ ...offered, plan: shifted(offered.plan, shift) }] : (offered ?? []);
    }),
  );
}

function withoutFact(remedy: RemedyName): Refactoring {
  const disabled = l10n.t("No write, message or answer is known whose failure could be lost here.");
  return { remedy, title: titles(null)[remedy] ?? remedy, unit: null, plan: null, disabled };
}

function offer(
  fact: Extract<Fact, { readonly kind: "handler" | "guard" | "drop" }>,
  remedy: RemedyName,
  planOf: (remedy: RemedyName) => Plan | null,
): Refactoring | null {
  if (!remediesOf(fact).includes(remedy)) return null;
  const bare = { remedy, title: titles(fact.kind)[remedy] ?? remedy, unit: fact.unit.name };
  if (reportLevels.indexOf(fact.report) >= reportLevels.indexOf(reportOf(remedy)))
    return {
      ...bare,
      plan: null,
      disabled: l10n.t("This path already reports: {0}.", reportWords()[fact.report] ?? fact.report),
    };
  const plan = planOf(remedy);
  return { ...bare, plan, disabled: plan ? null : l10n.t("There is no way to write this here.") };
}

/** What a remedy leaves behind. */
function reportOf(remedy: RemedyName): (typeof reportLevels)[number] {
  switch (remedy) {
    case "log":
      return "logged";
    case "count":
      return "counted";
    case "deadLetter":
    case "logCountDeadLetter":
      return "deadLettered";
    default:
      return "failed";
  }
}

/** Asked for when needed: the language is known only once the server is initialized. */
function titles(kind: "handler" | "guard" | "drop" | null): Partial<Record<RemedyName, string>> {
  const isHandler = kind === "handler" || kind === null;
  return {
    failTheUnit: isHandler ? l10n.t("Make this failure fail the whole work") : l10n.t("Throw instead of leaving"),
    rethrow: l10n.t("Throw the error on"),
    logCountDeadLetter: l10n.t("Log, count and dead-letter what is lost here"),
    deadLetter: l10n.t("Dead-letter what is lost here"),
    count: l10n.t("Log and count what is lost here"),
    log: l10n.t("Log what is lost here"),
  };
}

function reportWords(): Partial<Record<(typeof reportLevels)[number], string>> {
  return {
    logged: l10n.t("it logs"),
    counted: l10n.t("it counts or alerts"),
    deadLettered: l10n.t("it keeps the item"),
    failed: l10n.t("it fails"),
  };
}
