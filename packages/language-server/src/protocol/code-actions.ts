import {
  CodeActionKind,
  CodeActionTriggerKind,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
  type Range,
} from "vscode-languageserver";
import { plainText, type Plan } from "@silent-failure/analysis/model";
import * as l10n from "@vscode/l10n";
import type { Analyst } from "../service/analyst.ts";
import type { Found } from "../service/found.ts";
import type { Refactoring } from "../service/refactorings.ts";
import type { ClientAbilities } from "./client-abilities.ts";
import type { Diagnosis } from "./diagnoses.ts";
import { rangeOf } from "./to-diagnostic.ts";
import { planEdit, textEdit } from "./workspace-edit.ts";

export const refactorKind: string = `${CodeActionKind.RefactorRewrite}.silentFailure`;

/** What a lazily worded action carries to `codeAction/resolve`. */
export interface MendData {
  readonly uri: string;
  readonly version: number;
  readonly rule: string;
}

/** Without `codeAction/resolve`, mending all of a rule is worded at once: no more of them than take a moment. */
const mostAtOnce = 10;

/** The actions that are offered where somebody stands. */
export class CodeActions {
  private readonly analyst: Analyst;
  private readonly client: ClientAbilities;

  constructor(analyst: Analyst, client: ClientAbilities) {
    this.analyst = analyst;
    this.client = client;
  }

  async at({ range, context }: CodeActionParams, diagnosis: Diagnosis): Promise<CodeAction[]> {
    // Older clients know commands only, and there are none that would do the same.
    if (!this.client.literalCodeActions || diagnosis.situation.leftOut !== null) return [];
    const isWanted = (kind: string): boolean => context.only?.some((only) => isWithin(kind, only)) ?? true;
    const found = findingsAt(range, diagnosis);
    const fixes = isWanted(CodeActionKind.QuickFix) ? await this.fixes(found, diagnosis) : [];
    // Asked for by name, or by a person who opens the menu: not by every move of the caret.
    const isAsked = context.only?.some((only) => isWithin(refactorKind, only) || isWithin(only, refactorKind)) === true;
    const isOpened = context.only === undefined && context.triggerKind === CodeActionTriggerKind.Invoked;
    const rewrites = isAsked || (isOpened && found.length === 0) ? await this.rewrites(range, diagnosis, isAsked) : [];
    return [...fixes, ...rewrites.filter(({ kind = "" }) => isWanted(kind))];
  }

  /** Words an action that was offered without its edit. */
  async resolve(action: CodeAction, diagnosis: Diagnosis): Promise<CodeAction> {
    const { rule } = action.data as MendData;
    return { ...action, edit: await this.mendAll(rule, diagnosis) };
  }

  private async fixes(found: readonly Found[], diagnosis: Diagnosis): Promise<CodeAction[]> {
    const { document, diagnostics } = diagnosis;
    const actions: CodeAction[] = [];
    for (const one of found) {
      const own = diagnosticOf(one, diagnosis, diagnostics);
      for (const plan of one.plans)
        actions.push({
          title: titleOf(plan, one),
          kind: CodeActionKind.QuickFix,
          ...(own ? { diagnostics: [own] } : {}),
          ...(this.client.preferredCodeActions && actions.length === 0 && plan.remedy !== "markIntended"
            ? { isPreferred: true }
            : {}),
          edit: planEdit(plan, document, this.client),
        });
    }
    if (found.length > 1) tellApart(actions, found);
    for (const rule of new Set(found.map((one) => one.rule))) {
      const all = diagnosis.answer.findings.filter((one) => one.rule === rule);
      const action = all.length > 1 ? await this.mendAllAction(rule, all.length, diagnosis) : null;
      if (action) actions.push(action);
    }
    return actions;
  }

  private async mendAllAction(rule: string, count: number, diagnosis: Diagnosis): Promise<CodeAction | null> {
    const { uri, version } = diagnosis.document;
    const title = l10n.t("Mend all {0} findings of {1} in this file, each with its best remedy", count, rule);
    const action: CodeAction = { title, kind: CodeActionKind.QuickFix };
    if (this.client.resolvesEdits) return { ...action, data: { uri, version, rule } satisfies MendData };
    return count > mostAtOnce ? null : { ...action, edit: await this.mendAll(rule, diagnosis) };
  }

  private async mendAll(rule: string, { question, document }: Diagnosis): Promise<NonNullable<CodeAction["edit"]>> {
    const { text } = await this.analyst.perform({ kind: "mend", question, rule }, { urgent: true });
    return textEdit(text, document, this.client);
  }

  private async rewrites(range: Range, diagnosis: Diagnosis, isAsked: boolean): Promise<CodeAction[]> {
    const { document, question } = diagnosis;
    const place = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    const offered = await this.analyst.perform({ kind: "refactorings", question, place }, { urgent: true });
    return offered
      .filter(({ plan }) => plan !== null || (isAsked && this.client.disabledCodeActions))
      .map((one) => this.rewrite(one, document));
  }

  private rewrite({ title, unit, remedy, plan, disabled }: Refactoring, document: Diagnosis["document"]): CodeAction {
    return {
      title: withUnit(title, unit),
      kind: `${refactorKind}.${remedy}`,
      ...(plan ? { edit: planEdit(plan, document, this.client) } : {}),
      ...(disabled === null ? {} : { disabled: { reason: disabled } }),
    };
  }
}

/** Two findings of one function on one line: the work says which is which. */
function tellApart(actions: CodeAction[], found: readonly Found[]): void {
  const works = found.flatMap(({ plans, trail }) => plans.map(() => /`[^`]+`/.exec(trail[0]?.text ?? "")?.[0] ?? ""));
  const titles = actions.map(({ title }) => title);
  for (const [i, action] of actions.entries())
    if (titles.filter((title) => title === action.title).length > 1 && works[i])
      action.title = `${action.title} · ${works[i].replaceAll("`", "")}`;
}

function titleOf(plan: Plan, { rule, unit }: Found): string {
  if (plan.remedy !== "markIntended") return withUnit(plan.title, unit);
  const isDisabling = plan.edits.some(({ text }) => plainText(text).includes(`silent-failure/${rule} -- `));
  return isDisabling ? l10n.t("Disable {0} for this line, with a reason", rule) : plan.title;
}

/** The function says what is mended. */
function withUnit(title: string, unit: string | null): string {
  return unit === null ? title : `${title} (${unit})`;
}

/** Those that the range touches; for a caret that touches none, those of its line. */
export function findingsAt(
  range: Range,
  { answer, document }: Pick<Diagnosis, "answer" | "document">,
): readonly Found[] {
  const placed = answer.findings.map((found) => ({ found, at: rangeOf(document, found.place) }));
  const touched = placed.filter(({ at }) => touches(at, range));
  const isCaret = range.start.line === range.end.line && range.start.character === range.end.character;
  const near =
    isCaret && touched.length === 0 ? placed.filter(({ at }) => at.start.line === range.start.line) : touched;
  return near.map(({ found }) => found);
}

function diagnosticOf(found: Found, { document }: Diagnosis, diagnostics: readonly Diagnostic[]): Diagnostic | null {
  const { start } = rangeOf(document, found.place);
  return (
    diagnostics.find(
      ({ code, range }) =>
        code === found.rule && range.start.line === start.line && range.start.character === start.character,
    ) ?? null
  );
}

/** `refactor.rewrite.silentFailure` lies within `refactor`. */
function isWithin(kind: string, wanted: string): boolean {
  return wanted === "" || kind === wanted || kind.startsWith(`${wanted}.`);
}

/** Editors ask for the caret or the selection, at times for the whole line: ends that meet count. */
function touches(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range["start"], b: Range["start"]): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
