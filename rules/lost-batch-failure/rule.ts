import {
  defineRule,
  faultOf,
  lossOf,
  nameOfUnit,
  type Handler,
  type Operation,
  type Rule,
} from "@silent-failure/analysis/model";

/*
 * One item of a batch fails, a catch inside the loop writes a log line, and the loop goes on to the next. At the end the
 * batch counts as done: the broker deletes the failed item with the others, or the caller is told that all of them were
 * processed. Whoever owns the missing item pays, and nobody knows which items are missing.
 */
export const lostBatchFailure: Rule = defineRule({
  id: "lost-batch-failure",
  description: "An item of a batch fails, the loop goes on, and the batch counts as done.",
  recommended: true,
  reads: ["handlers"],
  messages: {
    logged:
      "An item's `{{operation}}` can fail here and {{unit}} still succeeds: a log line is all that is left of it.",
    silent: "An item's `{{operation}}` can fail here and {{unit}} still succeeds: nothing says that one is missing.",
    unread: "An item's `{{operation}}` can fail here and {{unit}} still succeeds: nobody looks at `{{keptIn}}`.",
  },
  judge(facts, settings) {
    return facts.handlers.flatMap((handler) => {
      const loss = faultOf(handler) === "batch" ? lossOf(handler, settings) : null;
      if (!loss) return [];
      return {
        messageId: handler.keptIn !== null ? "unread" : handler.report === "silent" ? "silent" : "logged",
        data: {
          operation: loss.operation.name,
          unit: nameOfUnit(handler.unit),
          ...(handler.keptIn === null ? {} : { keptIn: handler.keptIn }),
        },
        place: handler.place,
        trail: loss.trail,
        about: handler,
        certainty: loss.operation.certainty,
        weight: loss.weight === "clear" || keepsForNobody(handler, loss.operation) ? "clear" : "arguable",
      };
    });
  },
});

/** Whoever gathers failures means to tell of them: that nobody looks is an oversight, whatever the write is worth. */
function keepsForNobody(handler: Handler, operation: Operation): boolean {
  return handler.keptIn !== null && !handler.explained && operation.role === "primary";
}
