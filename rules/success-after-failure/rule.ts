import {
  defineRule,
  faultOf,
  lossOf,
  reportLevels,
  weightOfClaim,
  type Rule,
  type SuccessClaim,
} from "@silent-failure/analysis/model";

/*
 * Work fails, a handler logs it or drops it, and the same path then says that it worked: `{ ok: true }`, a 200, "export
 * succeeded", a row set to `completed`. Whoever reads that, a customer, a caller, a dashboard, has no reason to look
 * further, and the log is contradicting itself when somebody does.
 */
export const successAfterFailure: Rule = defineRule({
  id: "success-after-failure",
  description: "Work fails, and the same path says that it succeeded.",
  recommended: true,
  reads: ["successClaims", "handlers"],
  messages: {
    inHandler: "`{{claim}}` says that it worked where `{{attempt}}` is known to have failed.",
    inFinally: "`{{claim}}` stands in `finally`: it says that it worked after `{{attempt}}` failed as well.",
    after: "`{{attempt}}` can fail here, and `{{claim}}` still says that it worked: the error is only logged.",
    afterSilence: "`{{attempt}}` can fail here, and `{{claim}}` still says that it worked: the error is dropped.",
  },
  judge(facts, settings) {
    const required = reportLevels.indexOf(settings.requiredReport ?? "counted");
    // The loss of a known write is told by the rules of writes, with the same claim as its verdict.
    const told = new Map(
      facts.handlers.flatMap((handler) => {
        const loss = lossOf(handler, settings);
        // Of the rules of writes, only these two step back before a claim that is clearer than their loss.
        const stepsBack = ["masked", "rejection"].includes(faultOf(handler));
        return loss ? [[handler.place.start, stepsBack ? loss.weight : "clear"]] : [];
      }),
    );
    return facts.successClaims.flatMap((fact) => {
      const weight = weightOfClaim(fact);
      const known = told.get(fact.place.start);
      if (!weight || known === "clear" || known === weight) return [];
      if (fact.form !== "finally" && reportLevels.indexOf(fact.report) >= required) return [];
      const { attempt, claim } = fact;
      return {
        messageId: messageOf(fact),
        data: { attempt: attempt.name, claim: claim.text },
        place: fact.place,
        trail: [
          { at: "operation", text: `\`${attempt.name}\` can fail`, place: attempt.place },
          { at: "lost", text: lostText(fact), place: fact.place },
          { at: "verdict", text: `\`${claim.text}\` says that it worked`, place: claim.place },
        ],
        about: fact,
        certainty: attempt.certainty,
        weight,
      };
    });
  },
});

function messageOf({ claim, report }: SuccessClaim): "inHandler" | "inFinally" | "after" | "afterSilence" {
  if (claim.stands === "handler") return "inHandler";
  if (claim.stands === "finally") return "inFinally";
  return report === "silent" ? "afterSilence" : "after";
}

function lostText({ form, reportText, report }: SuccessClaim): string {
  if (form === "finally") return "`finally` runs after a failure as well";
  if (reportText !== null) return `\`${reportText}\` is all that hears of it`;
  return report === "silent" ? "nothing hears of it" : "a log line is all that hears of it";
}
