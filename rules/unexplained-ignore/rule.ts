import { defineRule, type Rule } from "@silent-failure/analysis/model";

/*
 * TODO: one paragraph. What is lost, and who pays for it?
 */
export const unexplainedIgnore: Rule = defineRule({
  id: "unexplained-ignore",
  description: "TODO: what goes wrong, in one sentence.",
  recommended: false,
  reads: ["handlers"],
  messages: {
    lost: "`{{operation}}` can fail here and nobody learns of it.",
  },
  judge(facts) {
    return facts.handlers.flatMap((handler) => {
      const [operation] = handler.operations;
      // TODO: what makes it this fault?
      if (!operation || !handler.verdict || handler.report !== "silent") return [];
      return {
        messageId: "lost",
        data: { operation: operation.name },
        place: handler.place,
        trail: [
          { at: "operation", text: `\`${operation.name}\` can fail`, place: operation.place },
          { at: "lost", text: "nothing hears of it", place: handler.place },
          { at: "verdict", text: handler.verdict.text, place: handler.verdict.place },
        ],
        certainty: operation.certainty,
        weight: "arguable",
      };
    });
  },
});
