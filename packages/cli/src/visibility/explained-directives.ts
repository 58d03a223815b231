import type { SourceCode } from "eslint";

interface Spot {
  readonly line: number;
  readonly column: number;
}

/** ESLint documents it, and its types leave it out. */
interface WithDirectives {
  getDisableDirectives(): {
    readonly directives: readonly {
      readonly type: string;
      readonly value: string;
      readonly justification: string;
      readonly node: { readonly loc?: { readonly start: Spot; readonly end: Spot } };
    }[];
  };
}

interface Directive {
  readonly type: string;
  /** Those that it names; empty where it names none, and means all. */
  readonly rules: readonly string[];
  readonly start: Spot;
  /** The one line that it speaks of; null where it speaks of all that follows. */
  readonly line: number | null;
}

/**
 * The comments of a file that switch rules off and say why. One that gives no reason switches off what ESLint shows, but
 * says nothing of whether the loss is meant.
 */
export class ExplainedDirectives {
  private readonly directives: readonly Directive[];

  constructor(sourceCode: SourceCode) {
    this.directives = (sourceCode as SourceCode & WithDirectives)
      .getDisableDirectives()
      .directives.flatMap(({ type, value, justification, node: { loc } }) => {
        if (!loc || (type !== "enable" && justification.trim() === "")) return [];
        const rules = value
          .split(",")
          .map((rule) => rule.trim().replaceAll(/^["']|["']$/g, ""))
          .filter((rule) => rule !== "");
        const line = type === "disable-next-line" ? loc.end.line + 1 : type === "disable-line" ? loc.start.line : null;
        return { type, rules, start: loc.start, line };
      });
  }

  /** Whether a finding of a rule that begins at a spot is switched off; `column` counts from 0. */
  cover(rule: string, spot: Spot): boolean {
    let covered = false;
    for (const { type, rules, start, line } of this.directives) {
      if (rules.length > 0 && !rules.includes(rule)) continue;
      if (line === spot.line) return true;
      const isBefore = start.line < spot.line || (start.line === spot.line && start.column <= spot.column);
      if (line === null && isBefore) covered = type === "disable";
    }
    return covered;
  }
}
