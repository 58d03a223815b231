import {
  defineRule,
  losesWork,
  reportLevels,
  type Guard,
  type GuardCause,
  type Rule,
} from "@silent-failure/analysis/model";

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
  },
  judge(facts, settings) {
    const required = reportLevels.indexOf(settings.requiredReport ?? "logged");
    // `if (!response.ok) return` of a write is the masked write's finding: one fault, one finding.
    const handled = new Set(facts.handlers.filter((handler) => handler.verdict).map((handler) => handler.place.start));
    return facts.guards.flatMap((guard) => {
      if (handled.has(guard.place.start)) return [];
      if (!losesWork(guard.cause) || !guard.skipped || reportLevels.indexOf(guard.report) >= required) return [];
      const unit =
        guard.unit.name.startsWith("the ") || guard.unit.name.startsWith("this ")
          ? guard.unit.name
          : `\`${guard.unit.name}\``;
      return {
        messageId: "dropped",
        data: {
          unit: unit.charAt(0).toUpperCase() + unit.slice(1),
          what: what[guard.cause] ?? "its item",
          condition: saysWhen(guard),
          onReturn: guard.unit.onReturn,
        },
        place: guard.place,
        trail: [
          { at: "operation", text: `\`${guard.skipped.name}\` is skipped`, place: guard.skipped.place },
          {
            at: "lost",
            text: `\`${guard.condition}\` decides it, and no log, metric or dead letter says so`,
            place: guard.place,
          },
          { at: "verdict", text: `${unit} ${exit[guard.form]}: ${guard.unit.onReturn}`, place: guard.place },
        ],
        certainty: guard.unit.certainty,
        weight: isClear(guard) ? "clear" : "arguable",
      };
    });
  },
});

const what: Partial<Record<GuardCause, string>> = {
  "invalid-payload": "an invalid item",
  "lookup-miss": "an item whose record is missing",
  "failed-dependency": "an item whose earlier step failed",
  "unknown-type": "an item of unknown type",
  "error-value": "an item that failed",
};

const exit: Readonly<Record<Guard["form"], string>> = {
  return: "returns",
  continue: "moves on to the next item",
  break: "leaves the loop",
  skippedArm: "comes to its end",
};

/** The condition under which work is lost; a skipped arm loses it when its condition does not hold. */
function saysWhen(guard: Guard): string {
  return guard.form === "skippedArm" ? `not ${guard.condition}` : guard.condition;
}

/*
 * | unit                       | clear when                                                              |
 * |----------------------------|-------------------------------------------------------------------------|
 * | registered                 | the payload is invalid, a step failed, or a record is missing           |
 * | called by a registered one | the same, but not for a field that may be optional                      |
 * | by its name                | the payload is checked and invalid, or another guard of it does report  |
 */
function isClear(guard: Guard): boolean {
  if (guard.explained || guard.cause === "unknown-type") return false;
  if (guard.presenceOnly && guard.form === "skippedArm") return false;
  if (guard.siblingReports) return true;
  if (guard.presenceOnly && guard.unit.derived) return false;
  if (guard.unit.certainty === "proved" || guard.cause === "error-value") return true;
  return guard.cause === "invalid-payload"
    ? !guard.presenceOnly
    : guard.cause === "lookup-miss" && !guard.unit.derived && guard.skipped?.library !== null;
}
