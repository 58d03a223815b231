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
      return told(lost);
    }
    case "guard":
      return [...told(about.skipped), "unless", about.condition];
    case "drop":
      return [...told(about.work), "of", about.decides];
    case "retryLoop":
    case "unreadResult":
    case "unawaitedWrite":
      return told(about.operation);
    case "ensureExists":
      return [...told(about.create), about.resource];
    case "acknowledgement":
      return [...told(about.work), "after", about.name];
    case "unanswered":
      return [about.answer, "when", about.cause];
    case "successClaim":
      return told(about.attempt);
    case "degradedReport":
      return [about.attempt.name, "in", about.name];
    case "ignore":
      return [about.attempt?.name ?? null, about.rule];
  }
}

/** A call by its name, and by what it is about: `db.query()` may be anything. */
function told(
  call: { readonly name: string; readonly subject?: string | null } | null | undefined,
): readonly (string | null)[] {
  return [call?.name ?? null, call?.subject ?? null];
}

/** Names and operators: formatters change spaces, quotes, brackets, commas and semicolons. */
function words(parts: readonly (string | null)[]): readonly string[] {
  return parts.flatMap((part) => part?.match(/[\p{L}\p{N}_$#]+|[^\s\p{L}\p{N}_$#()[\]{};,"'`…]/gu) ?? []);
}
