import { defineRule, lossOf, reportLevels, type Rule, type SuccessClaim } from "@silent-failure/analysis/model";

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
    const told = new Set(
      facts.handlers.filter((handler) => lossOf(handler, settings)).map((handler) => handler.place.start),
    );
    return facts.successClaims.flatMap((fact) => {
      if (told.has(fact.place.start)) return [];
      if (fact.form !== "finally" && reportLevels.indexOf(fact.report) >= required) return [];
      const weight = weightOf(fact);
      if (!weight) return [];
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

/*
 * | the claim                                                    | weight               |
 * |--------------------------------------------------------------|----------------------|
 * | in the handler or `finally`                                  | clear, if loud       |
 * | speaks of the work, or is all that the function has to say   | clear, if loud       |
 * | only says that it is over ("done", "finished")               | arguable             |
 * | comes after a loop some of whose turns failed                | arguable             |
 * | may be meant of another step                                 | arguable for answers |
 */
function weightOf(fact: SuccessClaim): "clear" | "arguable" | null {
  const { claim, attempt, about } = fact;
  const isQuiet = claim.tone === "quiet" && claim.form !== "status";
  if (fact.loop === "poll" && isQuiet) return null;
  if (about === "other") return claim.form === "log" || claim.form === "event" || attempt.isSide ? null : "arguable";
  if (attempt.isSide && about === "whole" && (claim.form === "log" || claim.form === "event")) return null;
  if (isQuiet && about === "whole") return null;
  const isDoubtful = fact.explained || attempt.isSide || isQuiet || fact.loop !== null || !fact.awaited;
  if (isDoubtful) return "arguable";
  // A value that was asked for and did not come is an answer's own matter, unless the claim speaks of it.
  if (attempt.kind === "value" && about === "whole" && claim.form !== "status") return "arguable";
  return "clear";
}
