import { plainText, type Place, type Plan, type PlanText } from "@silent-failure/analysis/model";

/** One edit of a plan, as a client takes it: plain text, or a snippet with tab stops. */
export interface TextChange {
  readonly place: Place;
  readonly text: string;
  readonly isSnippet: boolean;
}

/** The edits of a plan as plain text. */
export function plainChanges(plan: Plan): readonly TextChange[] {
  return plan.edits.map(({ place, text }) => ({ place, text: plainText(text), isSnippet: false }));
}

/** The edits of a plan as snippets, where they ask something: the stops of a plan are numbered through all its edits. */
export function snippetChanges(plan: Plan): readonly TextChange[] {
  return plan.edits.map(({ place, text }) =>
    text.every((part) => typeof part === "string")
      ? { place, text: plainText(text), isSnippet: false }
      : { place, text: snippetText(text), isSnippet: true },
  );
}

function snippetText(text: PlanText): string {
  return text
    .map((part) => (typeof part === "string" ? escaped(part) : `\${${part.stop}:${escaped(part.text)}}`))
    .join("");
}

/** The syntax of snippets gives these three a meaning. */
function escaped(text: string): string {
  return text.replaceAll(/[\\$}]/g, String.raw`\$&`);
}
