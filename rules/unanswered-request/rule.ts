import { defineRule, lossOf, nameOfUnit, type Rule, type Unanswered } from "@silent-failure/analysis/model";

/*
 * A request's handler comes to its end on a path that sends no answer, throws nothing and calls no `next`. Whoever asked
 * waits until a timeout somewhere on the way cuts the line, and sees "504" of a proxy where the reason was known here.
 */
export const unansweredRequest: Rule = defineRule({
  id: "unanswered-request",
  description: "A path of a request's handler ends without an answer, so the caller waits for a timeout.",
  recommended: false,
  reads: ["unanswered", "handlers"],
  messages: {
    failure: "When {{cause}}, {{unit}} sends no answer: {{trace}}, and the caller waits for a timeout.",
    guard: "When {{cause}}, {{unit}} returns without an answer, and the caller waits for a timeout.",
  },
  judge(facts, settings) {
    // A write that is lost there is the greater fault: one fault, one finding.
    const lost = new Set(facts.handlers.filter((handler) => lossOf(handler, settings)).map(({ place }) => place.start));
    return facts.unanswered
      .filter(({ place }) => !lost.has(place.start))
      .map((fact) => ({
        messageId: fact.form,
        data: { cause: fact.cause, unit: nameOfUnit(fact.unit), trace: traceOf(fact) },
        place: fact.place,
        trail: [
          { at: "operation", text: fact.cause, place: fact.causePlace },
          { at: "lost", text: traceOf(fact), place: fact.place },
          { at: "verdict", text: `\`${fact.answer}\` is not reached, and a return answers nothing`, place: fact.place },
        ],
        about: fact,
        certainty: fact.unit.certainty,
        weight: isClear(fact) ? "clear" : "arguable",
      }));
  },
});

function traceOf({ report }: Unanswered): string {
  return report === "silent" ? "nothing says so" : "a log line or a count is all that hears of it";
}

/** A caught failure; a guard may stand where somebody else answers. */
function isClear({ form, explained }: Unanswered): boolean {
  return form === "failure" && !explained;
}
