import type { ReportedFinding, Step } from "./reported-finding.ts";

export const stepLabels: Readonly<Record<Step["at"], string>> = {
  operation: "work",
  lost: "lost",
  verdict: "claims success",
};

/** A line for each station: "lost, line 7: nothing hears of it". */
export function trailText({ trail }: ReportedFinding): readonly string[] {
  return trail.map(({ at, text, span }) => `${stepLabels[at]}, line ${span.line}: ${oneLine(text)}`);
}

export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
