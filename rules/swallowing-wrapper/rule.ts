import { defineRule, faultOf, lossOf, nameOfUnit, type Rule } from "@silent-failure/analysis/model";

/*
 * A function that turns failure into `undefined`, `null` or `false` asks every caller to look. One that does not look
 * claims success for a write that never happened, and nothing in its own code shows it.
 */
export const swallowingWrapper: Rule = defineRule({
  id: "swallowing-wrapper",
  description: "A function turns failure into nothing, and a caller writes through it without a look at what it gives.",
  recommended: false,
  reads: ["handlers"],
  messages: {
    logged:
      "`{{wrapper}}` only logs a failure of `{{operation}}`, and {{unit}} goes on without a look at what it gives.",
    silent:
      "`{{wrapper}}` turns a failure of `{{operation}}` into nothing, and {{unit}} goes on without a look at what it gives.",
  },
  judge(facts, settings) {
    return facts.handlers.flatMap((handler) => {
      const { wrapper } = handler;
      const loss = faultOf(handler) === "wrapper" ? lossOf(handler, settings) : null;
      if (!loss || wrapper === null) return [];
      return {
        messageId: handler.report === "silent" ? "silent" : "logged",
        data: { wrapper, operation: loss.operation.name, unit: nameOfUnit(handler.unit) },
        place: handler.place,
        trail: loss.trail,
        about: handler,
        certainty: loss.operation.certainty,
        weight: loss.weight,
      };
    });
  },
});
