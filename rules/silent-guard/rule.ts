import { defineRule, dropsPart, lossOfGuard, nameOfUnit, type Rule } from "@silent-failure/analysis/model";

/*
 * A consumer, job or webhook meets an item that it cannot handle and leaves early: no log, no metric, no dead letter.
 * The broker takes the return for success and forgets the item. It is found weeks later, by counting.
 */
export const silentGuard: Rule = defineRule({
  id: "silent-guard",
  description: "An early exit in a consumer, job or webhook drops its item without a log, metric or dead letter.",
  recommended: true,
  reads: ["guards", "handlers"],
  messages: {
    dropped: "{{unit}} drops {{what}} when `{{condition}}`, and nothing records it: {{onReturn}}.",
    faint: "{{unit}} drops {{what}} when `{{condition}}`, and `{{log}}` does not say which: {{onReturn}}.",
  },
  judge(facts, settings) {
    // `if (!response.ok) return` of a write is the masked write's finding: one fault, one finding.
    const handled = new Set(facts.handlers.filter((handler) => handler.verdict).map((handler) => handler.place.start));
    return facts.guards.flatMap((guard) => {
      // Items of a batch and unknown types are for the rule about drops.
      if (dropsPart(guard) || handled.has(guard.place.start)) return [];
      const loss = lossOfGuard(guard, settings);
      if (!loss) return [];
      const unit = nameOfUnit(guard.unit);
      return {
        messageId: loss.heard,
        data: {
          unit: unit.charAt(0).toUpperCase() + unit.slice(1),
          what: loss.what,
          condition: loss.condition,
          log: guard.faintLog ?? "",
          onReturn: guard.unit.onReturn,
        },
        place: guard.place,
        trail: loss.trail,
        about: guard,
        certainty: guard.unit.certainty,
        weight: loss.weight,
      };
    });
  },
});
