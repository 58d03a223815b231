import type { PlanText, TabStop } from "../../../model/plan.ts";

/** A part of a line that its reader is asked about. The same object in two places is one question; plans number them. */
export function ask(text: string): TabStop {
  return { stop: 0, text };
}

/** Joins texts and tab stops: code`${log}(${ask("reason")})`. */
export function code(
  strings: TemplateStringsArray,
  ...values: readonly (string | TabStop | PlanText)[]
): readonly (string | TabStop)[] {
  const parts: (string | TabStop)[] = [];
  strings.forEach((text, i) => {
    if (text !== "") parts.push(text);
    const value = values[i];
    if (value === undefined) return;
    if (typeof value === "string" || "stop" in value) parts.push(value);
    else parts.push(...value);
  });
  return parts;
}

/** Texts one after the other, with something in between. */
export function joined(texts: readonly PlanText[], separator: string): PlanText {
  return texts.flatMap((text, i) => (i === 0 ? text : [separator, ...text]));
}
