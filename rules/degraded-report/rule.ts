import { defineRule, lossOf, type DegradedReport, type Rule } from "@silent-failure/analysis/model";

/*
 * The failure was reported, and the report is worth nothing: production does not keep its level, it does not say which
 * item and what went wrong, or the logger threw the error away because it looks elsewhere for it. Whoever is on call
 * finds "save failed", forty thousand times, and starts from there.
 */
export const degradedReport: Rule = defineRule({
  id: "degraded-report",
  description: "The only report of a failure is below the level that is kept, or loses the error.",
  recommended: false,
  reads: ["degradedReports", "successClaims", "handlers"],
  messages: {
    low: "`{{log}}` is all that hears of a failure of `{{attempt}}`, at a level that production does not keep.",
    empty:
      "`{{log}}` is all that hears of a failure of `{{attempt}}`, and it says neither what failed nor for which item.",
    discarded:
      "`{{log}}` discards the error of `{{attempt}}`: {{library}} takes the object first, and the text after it.",
  },
  judge(facts, settings) {
    // What is lost altogether is told by the rules of that loss.
    const told = new Set([
      ...facts.handlers.filter((handler) => lossOf(handler, settings)).map((handler) => handler.place.start),
      ...facts.successClaims.map((claim) => claim.place.start),
    ]);
    return facts.degradedReports.flatMap((fact) => {
      if (told.has(fact.handler.start) || fact.explained) return [];
      const { attempt } = fact;
      return {
        messageId: fact.form,
        data: { log: fact.name, attempt: attempt.name, library: fact.library ?? "the logger" },
        place: fact.place,
        trail: [
          { at: "operation", text: `\`${attempt.name}\` can fail`, place: attempt.place },
          { at: "lost", text: lostText(fact), place: fact.place },
          { at: "verdict", text: "nothing else is said of it", place: fact.handler },
        ],
        about: fact,
        certainty: fact.certainty,
        weight: fact.form === "discarded" ? "clear" : "arguable",
      };
    });
  },
});

function lostText({ form, name }: DegradedReport): string {
  switch (form) {
    case "low":
      return `\`${name}\` is switched off in production`;
    case "empty":
      return `\`${name}\` says the same of every failure`;
    case "discarded":
      return `\`${name}\` does not look at what follows its text`;
  }
}
