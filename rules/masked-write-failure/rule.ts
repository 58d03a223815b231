import { defineRule, faultOf, isToldByClaim, lossOf, nameOfUnit, type Rule } from "@silent-failure/analysis/model";

/*
 * A write that the work exists for fails, somebody writes a log line, and the unit goes on to say "done". The caller,
 * the broker or the scheduler drops its copy, so the log line is the only trace, and whoever is on call learns of the
 * loss from a customer.
 */
export const maskedWriteFailure: Rule = defineRule({
  id: "masked-write-failure",
  description: "A write fails, the failure is only logged or dropped, and the work is still reported as done.",
  recommended: true,
  reads: ["handlers", "successClaims"],
  messages: {
    logged: "`{{operation}}` can fail here and {{unit}} still succeeds: the error is only logged.",
    silent: "`{{operation}}` can fail here and {{unit}} still succeeds: the error is dropped without a trace.",
  },
  judge(facts, settings) {
    return facts.handlers.flatMap((handler) => {
      const loss = faultOf(handler) === "masked" ? lossOf(handler, settings) : null;
      if (!loss || isToldByClaim(loss, handler, facts.successClaims)) return [];
      return {
        messageId: handler.report === "silent" ? "silent" : "logged",
        data: { operation: loss.operation.name, unit: nameOfUnit(handler.unit) },
        place: handler.place,
        trail: loss.trail,
        about: handler,
        certainty: loss.operation.certainty,
        weight: loss.weight,
      };
    });
  },
});
