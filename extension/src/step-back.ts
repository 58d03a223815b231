import type { DiagnosticsSetting } from "./settings.ts";

/** What is looked at of a diagnostic, ours or another's, as VS Code has it. */
export interface Shown {
  readonly source?: string | undefined;
  readonly code?: string | number | { readonly value: string | number } | undefined;
  readonly range: { readonly start: Place; readonly end: Place };
}

interface Place {
  readonly line: number;
  readonly character: number;
}

const ourSource = "silent-failure";

/** The diagnostics of ours that are shown, where others show these. */
export function stepBack<T extends Shown>(
  ours: readonly T[],
  shown: readonly Shown[],
  setting: DiagnosticsSetting,
): readonly T[] {
  if (setting === "actionsOnly") return [];
  if (setting === "always") return ours;
  const others = shown.filter((diagnostic) => ruleShownByOther(diagnostic) !== undefined);
  return others.length === 0 ? ours : ours.filter((own) => !others.some((other) => isTwin(own, other)));
}

/** The diagnostics of others that show the same finding as one of ours. */
export function twinsOf<T extends Shown>(ours: readonly Shown[], shown: readonly T[]): readonly T[] {
  return shown.filter((other) => ours.some((own) => isTwin(own, other)));
}

/** A text that changes with what others show of our rules, and with nothing else: with nothing that we show ourselves. */
export function shownByOthers(shown: readonly Shown[]): string {
  return shown
    .flatMap((diagnostic) => {
      const rule = ruleShownByOther(diagnostic);
      const { start, end } = diagnostic.range;
      return rule === undefined ? [] : [`${rule} ${start.line}:${start.character}-${end.line}:${end.character}`];
    })
    .toSorted()
    .join("\n");
}

/** The rule of ours that a diagnostic shows, whoever shows it. */
export function ruleShown(diagnostic: Shown): string | undefined {
  return diagnostic.source === ourSource ? codeOf(diagnostic) : ruleShownByOther(diagnostic);
}

function isTwin(own: Shown, other: Shown): boolean {
  return own.source === ourSource && codeOf(own) === ruleShownByOther(other) && overlap(own.range, other.range);
}

/** The rule of ours that ESLint or oxlint reports here; both put the plugin's name before it, in ways of their own. */
function ruleShownByOther(diagnostic: Shown): string | undefined {
  const code = codeOf(diagnostic);
  if (diagnostic.source === "eslint") return /^silent-failure\/([a-z-]+)$/.exec(code)?.[1];
  if (diagnostic.source === "oxc") return /^silent-failure\(([a-z-]+)\)$/.exec(code)?.[1];
  return undefined;
}

function codeOf({ code }: Shown): string {
  return String(typeof code === "object" ? code.value : (code ?? ""));
}

/** Ranges that touch count: one of them may be empty. */
function overlap(a: Shown["range"], b: Shown["range"]): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Place, b: Place): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
