import { defineRule, isHeard, isWrite, nameOfUnit, type RetryLoop, type Rule } from "@silent-failure/analysis/model";

/*
 * A write is tried three times with a pause in between, because somebody knew that it fails at times. When the third
 * attempt fails too, the loop is over and the function simply goes on: every outage that lasts longer than the pauses is
 * lost, and the log shows retries, which look like a system that takes care of itself.
 */
export const silentRetryExhaustion: Rule = defineRule({
  id: "silent-retry-exhaustion",
  description: "A retry comes to its end, the last failure reaches nobody, and the work counts as done.",
  recommended: true,
  reads: ["retryLoops"],
  messages: {
    logged: "When the last attempt at `{{operation}}` fails, {{unit}} still succeeds: the retry ends with a log line.",
    silent: "When the last attempt at `{{operation}}` fails, {{unit}} still succeeds: the retry ends without a trace.",
  },
  judge(facts, settings) {
    return facts.retryLoops.flatMap((retry) => {
      const { operation, verdict } = retry;
      if (!verdict || isHeard(retry.report, settings)) return [];
      // A result that was not got is lost where work depends on it: on a test that leaves, or a write that goes on.
      if (retry.givesResult && !retry.leavesAt && verdict.kind !== "write") return [];
      return {
        messageId: retry.report === "silent" ? "silent" : "logged",
        data: { operation: operation.name, unit: nameOfUnit(retry.unit) },
        place: retry.place,
        trail: [
          { at: "operation", text: `\`${operation.name}\` can fail on every attempt`, place: operation.place },
          { at: "lost", text: lostText(retry), place: retry.place },
          { at: "verdict", text: verdict.text, place: verdict.place },
        ],
        about: retry,
        certainty: operation.certainty,
        weight: isClear(retry) ? "clear" : "arguable",
      };
    });
  },
});

function lostText(retry: RetryLoop): string {
  const heard = retry.report === "silent" ? "nothing" : retry.reportText ? `\`${retry.reportText}\`` : "a log line";
  return heard === "nothing"
    ? "after the last one, nothing hears of it"
    : `after the last one, ${heard} is all that hears of it`;
}

/*
 * | what is given up     | clear when                                                                           |
 * |----------------------|--------------------------------------------------------------------------------------|
 * | a write, an effect   | always: whoever tries again does not want to lose it                                  |
 * | a result             | a consumer, job, event, webhook or cron leaves without it, or writes on without it    |
 * Never: secondary writes, follow-ups, another target each time, losses that a comment explains.
 */
function isClear(retry: RetryLoop): boolean {
  const { operation, unit } = retry;
  if (retry.explained || retry.followsPrimary || operation.role !== "primary") return false;
  if (retry.form === "alternatives") return false;
  return isWrite(operation) || (unit.kind !== "function" && unit.kind !== "request");
}
