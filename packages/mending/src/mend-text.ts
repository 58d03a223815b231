import type { Linter } from "eslint";
import { isFinding } from "./is-finding.ts";
import { suggestionsOf, type Suggestion } from "./suggestions-of.ts";

/** One finding that was dealt with. */
export interface Mended {
  readonly rule: string;
  /** In the text at that moment. */
  readonly line: number;
  readonly suggestion: Suggestion;
}

/** One finding that was not. */
export interface Left {
  readonly rule: string;
  readonly line: number;
  /** Remedies were tried, did not hold, and were taken back. */
  readonly isTried: boolean;
  /** What could have been chosen, best first: names of remedies. */
  readonly offered: readonly string[];
}

export interface MendedText {
  readonly text: string;
  readonly mended: readonly Mended[];
  readonly left: readonly Left[];
}

/** A finding at hand, with the remedies that may be applied to it, best first. */
export interface Choice {
  readonly message: Linter.LintMessage;
  readonly text: string;
  readonly suggestions: readonly Suggestion[];
}

export interface Mending {
  /** All rules on a text, without a look at what ESLint would say of other tools. */
  readonly lint: (text: string) => Promise<readonly Linter.LintMessage[]>;
  /** Which findings are meant. */
  readonly isMeant: (message: Linter.LintMessage) => boolean;
  /** The remedies to try, in this order; none leaves the finding as it is, "stop" this one and all others. */
  readonly choose: (choice: Choice) => Promise<readonly Suggestion[] | "stop">;
}

/**
 * Applies one remedy after the other, and reads the text again after each: a remedy counts when the text still parses, its
 * finding is gone and no other has come. What does not count is taken back.
 */
export async function mendText(text: string, { lint, isMeant, choose }: Mending): Promise<MendedText> {
  let current = text;
  let messages = await lint(current);
  const mended: Mended[] = [];
  const left: Left[] = [];
  /** Findings that stay, by how they look: their lines move while others are mended. */
  const passed = new Map<string, number>();
  for (;;) {
    const message = next(messages, current, passed, isMeant);
    if (!message) return { text: current, mended, left };
    const choice: Choice = { message, text: current, suggestions: suggestionsOf(message) };
    const chosen = await choose(choice);
    if (chosen === "stop") return { text: current, mended, left };
    const rule = ruleOf(message);
    let applied: Suggestion | null = null;
    for (const suggestion of chosen) {
      const after = current.slice(0, suggestion.range[0]) + suggestion.text + current.slice(suggestion.range[1]);
      const found = await lint(after);
      if (found.some(({ fatal }) => fatal) || !isOnlyLess(messages, message, found)) continue;
      current = after;
      messages = found;
      applied = suggestion;
      break;
    }
    if (applied) mended.push({ rule, line: message.line, suggestion: applied });
    else {
      const key = keyOf(message, current);
      passed.set(key, (passed.get(key) ?? 0) + 1);
      const offered = choice.suggestions.map(({ remedy }) => remedy);
      left.push({ rule, line: message.line, isTried: chosen.length > 0, offered });
    }
  }
}

/** The finding is gone, and what is found now was found before: by what is said, since lines move. */
function isOnlyLess(
  before: readonly Linter.LintMessage[],
  gone: Linter.LintMessage,
  after: readonly Linter.LintMessage[],
): boolean {
  const known = before.filter((message) => message !== gone && isFinding(message)).map(saidBy);
  return after.filter(isFinding).every((message) => {
    const at = known.indexOf(saidBy(message));
    if (at >= 0) known.splice(at, 1);
    return at >= 0;
  });
}

function saidBy({ ruleId, message }: Linter.LintMessage): string {
  return `${ruleId ?? ""}\0${message}`;
}

/** The first finding that is meant and was not passed by. */
function next(
  messages: readonly Linter.LintMessage[],
  text: string,
  passed: ReadonlyMap<string, number>,
  isMeant: (message: Linter.LintMessage) => boolean,
): Linter.LintMessage | null {
  const seen = new Map<string, number>();
  for (const message of messages) {
    if (!isFinding(message) || !isMeant(message)) continue;
    const key = keyOf(message, text);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    if (count > (passed.get(key) ?? 0)) return message;
  }
  return null;
}

function keyOf(message: Linter.LintMessage, text: string): string {
  return `${message.ruleId ?? ""}\0${message.message}\0${text.split("\n")[message.line - 1] ?? ""}`;
}

/** The id of the rule that a message is of, without a prefix. */
export function ruleOf({ ruleId }: Linter.LintMessage): string {
  return (ruleId ?? "").replace(/^.*\//, "");
}
