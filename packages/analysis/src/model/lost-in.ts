import type { Finding } from "./finding.ts";

/**
 * What a finding is the loss of, in words that neither lines nor layout change: the write that fails, or the condition that
 * drops an item. With the rule and the symbol around it, it tells one finding from another for as long as both mean the same.
 */
export function lostIn({ about, trail }: Finding): string {
  return words(partsOf(about, trail[0].place.start)).join(" ");
}

function partsOf(about: Finding["about"], operation: number): readonly (string | null)[] {
  switch (about.kind) {
    case "handler": {
      const lost = about.operations.find(({ place }) => place.start === operation) ?? about.operations[0];
      return [lost?.name ?? null];
    }
    case "guard":
      return [about.skipped?.name ?? null, "unless", about.condition];
    case "drop":
      return [about.work.name, "of", about.decides];
    case "retryLoop":
    case "unreadResult":
    case "unawaitedWrite":
      return [about.operation.name];
    case "ensureExists":
      return [about.create.name, about.resource];
    case "acknowledgement":
      return [about.work.name, "after", about.name];
    case "unanswered":
      return [about.answer, "when", about.cause];
    case "successClaim":
      return [about.attempt.name];
    case "degradedReport":
      return [about.attempt.name, "in", about.name];
    case "ignore":
      return [about.attempt?.name ?? null, about.rule];
  }
}

/** Names and operators: formatters change spaces, quotes, brackets, commas and semicolons. */
function words(parts: readonly (string | null)[]): readonly string[] {
  return parts.flatMap((part) => part?.match(/[\p{L}\p{N}_$#]+|[^\s\p{L}\p{N}_$#()[\]{};,"'`…]/gu) ?? []);
}
