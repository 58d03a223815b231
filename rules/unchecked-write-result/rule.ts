import { defineRule, nameOfUnit, type Rule, type TrailStep, type UnreadResult } from "@silent-failure/analysis/model";

/*
 * Many clients do not throw when a write fails: they resolve, and the answer says in a field what was not written. Who
 * awaits the call and goes on has lost it. No exception, no log line, and a `try` around it hears nothing either; the
 * documents that were refused are missing until somebody asks for them.
 */
export const uncheckedWriteResult: Rule = defineRule({
  id: "unchecked-write-result",
  description: "A write tells of its failure in what it returns, and nobody reads that.",
  recommended: true,
  reads: ["unreadResults"],
  messages: {
    discarded:
      "`{{operation}}` fails without throwing: {{failsWhen}}, the result is dropped, and {{unit}} still succeeds.",
    unread:
      "`{{operation}}` fails without throwing: {{failsWhen}}, nothing here reads that, and {{unit}} still succeeds.",
    logged: "`{{operation}}` fails without throwing: {{failsWhen}}, that is only logged, and {{unit}} still succeeds.",
    handedOut:
      "`{{operation}}` fails without throwing: {{failsWhen}}, and {{unit}} returns that to a caller that looks at throws only.",
    settled:
      "`{{operation}}` can fail here and {{unit}} still succeeds: `Promise.allSettled` keeps the rejection in a result that nobody reads.",
  },
  judge({ unreadResults }) {
    return unreadResults.flatMap((fact) => {
      const { operation, verdict, result, unit, place } = fact;
      if (!verdict || !isWorthSaying(fact)) return [];
      return {
        messageId: fact.settled ? "settled" : fact.form,
        data: { operation: operation.name, failsWhen: result.failsWhen, unit: nameOfUnit(unit) },
        place,
        trail: [
          { at: "operation", text: `\`${operation.name}\` can fail`, place: operation.place },
          { at: "lost", text: lostText(fact), place },
          { at: "verdict", text: verdict.text, place: verdict.place },
        ] satisfies [TrailStep, TrailStep, TrailStep],
        about: fact,
        certainty: operation.certainty,
        weight: isClear(fact) ? "clear" : "arguable",
      };
    });
  },
});

/** Caches, counters and chat messages may be lost; so may a part of a mailing. */
function isWorthSaying({ operation, result }: UnreadResult): boolean {
  const { tier, role, kind } = operation;
  if (tier === "telemetry" || tier === "cleanup" || tier === "notify") return false;
  if (role === "secondary" && (kind === "create" || tier !== "primary")) return tier === "delete" || tier === "cache";
  if (result.severity === "medium" && result.of === "later") return false;
  return result.severity === "high" || tier === "primary" || tier === "delete";
}

/*
 * | what is lost                      | clear when                                                                    |
 * |-----------------------------------|-------------------------------------------------------------------------------|
 * | a main write or message           | what it throws would leave the unit: nobody has said that it may fail         |
 * | another effect, a removal         | the same; or it never throws, is the only work, and success is said or a      |
 * |                                   | broker takes the return for it                                                |
 * Where a handler keeps the throw to itself, masked-write-failure speaks of that handler: one call, one clear finding.
 * Never: secondary writes, what is created for later, what a comment explains or a log line
 * shows, an answer of which something else is read, a task that is only queued by now, a promise that is left to itself.
 */
function isClear({ form, operation, unit, verdict, ...fact }: UnreadResult): boolean {
  const { tier, role, kind } = operation;
  if (!verdict || fact.explained || role !== "primary") return false;
  if (form === "logged" || form === "handedOut" || !fact.awaited) return false;
  if (fact.result.severity !== "high" || fact.result.of === "later" || kind === "create" || kind === "alter")
    return false;
  if (operation.library === "fetch" && fact.answerUsed) return false;
  if (fact.leavesByThrow || (tier === "primary" && fact.result.neverThrows)) return true;
  const saysSuccess = verdict.kind === "success" || verdict.kind === "ack";
  const isTaken = unit.kind !== "function" && unit.kind !== "request";
  return fact.result.neverThrows === true && fact.onlyWork && (saysSuccess || isTaken);
}

function lostText({ form, settled, result }: UnreadResult): string {
  if (settled) return "the rejection stays in a result that nobody reads";
  switch (form) {
    case "discarded":
      return `the result, in which ${result.failsWhen}, is dropped`;
    case "unread":
      return `nothing reads whether ${result.failsWhen}`;
    case "logged":
      return "a log line is all that takes the result";
    case "handedOut":
      return "the result is returned to a library that looks at throws only";
  }
}
