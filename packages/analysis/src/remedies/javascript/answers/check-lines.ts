import type { PlanText } from "../../../model/plan.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import type { Access, Check } from "../checks/check.ts";
import { statement } from "../sites/block-site.ts";

/** The statements of a check: what it needs first, and the test with what is done when it tells of a failure. */
export function checkLines(
  draft: Draft,
  check: Check,
  of: Access,
  react: (of: Access) => readonly PlanText[],
): readonly PlanText[] {
  const before = check.lines(of).map((line) => statement(draft, line));
  return [...before, testLines(draft, check.test(of), react(of))];
}

/** `if (…) throw …;` on one line where it fits, else in braces. */
export function testLines(draft: Draft, test: string, reaction: readonly PlanText[]): PlanText {
  const lines = reaction.map((line) => statement(draft, line));
  const [only, ...others] = lines;
  const length = (only ?? []).reduce((sum, part) => sum + (typeof part === "string" ? part : part.text).length, 0);
  if (only && others.length === 0 && test.length + length < 80) return code`if (${test}) ${only}`;
  const { indent } = draft.style;
  return code`if (${test}) {${lines.flatMap((line) => ["\n", indent, ...line.map((part) => (typeof part === "string" ? part.replaceAll("\n", `\n${indent}`) : part))])}\n}`;
}
