import { defineRule, lossOf, type Ignore, type Rule } from "@silent-failure/analysis/model";

/*
 * A comment stands where a failure would be dealt with, and says only that nothing is done: `// ignore`, `// TODO: handle
 * error`, a suppression without a reason. Whoever reads it later, in the middle of an incident, cannot tell a decision
 * from something that was forgotten.
 */
export const unexplainedIgnore: Rule = defineRule({
  id: "unexplained-ignore",
  description: "A failure is ignored, postponed, or a finding switched off, without a reason.",
  recommended: false,
  reads: ["ignores", "successClaims", "handlers"],
  messages: {
    suppression: "`silent-failure/{{rule}}` is switched off here without a reason: say it after `--`.",
    bare: 'The failure of `{{attempt}}` is ignored here, and "{{text}}" does not say why it may be.',
    postponed: 'The failure of `{{attempt}}` is still to be dealt with: "{{text}}".',
  },
  judge(facts, settings) {
    // What is lost altogether is told by the rules of that loss.
    const told = new Set([
      ...facts.handlers.filter((handler) => lossOf(handler, settings)).map((handler) => handler.place.start),
      ...facts.successClaims.map((claim) => claim.place.start),
    ]);
    return facts.ignores.flatMap((fact) => {
      if (fact.handler && told.has(fact.handler.start)) return [];
      const place = fact.attempt?.place ?? fact.place;
      return {
        messageId: fact.form,
        data: { rule: fact.rule ?? "", attempt: fact.attempt?.name ?? "", text: fact.text },
        place: fact.place,
        trail: [
          {
            at: "operation",
            text: fact.attempt ? `\`${fact.attempt.name}\` can fail` : "a finding was made here",
            place,
          },
          { at: "lost", text: lostText(fact), place: fact.place },
          { at: "verdict", text: "no reason is given", place: fact.handler ?? fact.place },
        ],
        about: fact,
        certainty: fact.attempt?.certainty ?? "proved",
        weight: fact.form === "suppression" ? "clear" : "arguable",
      };
    });
  },
});

function lostText({ form }: Ignore): string {
  switch (form) {
    case "suppression":
      return "the comment switches the rule off";
    case "bare":
      return "the handler does nothing";
    case "postponed":
      return "the comment says that it is still to be done";
  }
}
