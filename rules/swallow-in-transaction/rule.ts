import { defineRule, faultOf, lossOf, nameOfUnit, type Handler, type Rule } from "@silent-failure/analysis/model";

/*
 * A transaction promises all or nothing. A handler inside it that keeps the failure of one write lets it commit the
 * rest: half an order, a debit without its credit. PostgreSQL does the opposite and undoes everything at the commit,
 * again without an error. Either way the caller hears "done".
 */
export const swallowInTransaction: Rule = defineRule({
  id: "swallow-in-transaction",
  description: "A write inside a transaction fails, the failure is kept, and the transaction commits all the same.",
  recommended: true,
  reads: ["handlers"],
  messages: {
    logged: "`{{operation}}` can fail here and `{{transaction}}` still commits: the error is only logged.",
    silent: "`{{operation}}` can fail here and `{{transaction}}` still commits: the error is dropped without a trace.",
  },
  judge(facts, settings) {
    return facts.handlers.flatMap((handler) => {
      const { transaction } = handler;
      const loss = faultOf(handler) === "transaction" ? lossOf(handler, settings) : null;
      if (!loss || !transaction) return [];
      const [operation, lost] = loss.trail;
      return {
        messageId: handler.report === "silent" ? "silent" : "logged",
        data: { operation: loss.operation.name, transaction: transaction.name },
        place: handler.place,
        trail: [
          operation,
          lost,
          {
            at: "verdict",
            text: `\`${transaction.name}\` commits, and ${nameOfUnit(handler.unit)} succeeds`,
            place: transaction.place,
          },
        ],
        about: handler,
        certainty: loss.operation.certainty,
        weight: isClear(handler) ? "clear" : "arguable",
      };
    });
  },
});

/** Whoever opens a transaction says that its writes belong together, so that one after another main write counts as well. */
function isClear(handler: Handler): boolean {
  return (
    !handler.explained &&
    handler.operations.some(
      ({ role, tier, kind }) => role === "primary" && kind === "write" && (tier === "primary" || tier === "delete"),
    )
  );
}
