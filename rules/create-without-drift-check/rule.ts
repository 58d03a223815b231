import { defineRule, type EnsureExists, type Rule } from "@silent-failure/analysis/model";

/*
 * "If it is not there, create it" runs once in the life of a store. Every later change of the schema in code meets a
 * store that is already there, so it is skipped for good: the code writes the new shape into the old one, and fields or
 * dimensions are lost, or refused, in production only.
 */
export const createWithoutDriftCheck: Rule = defineRule({
  id: "create-without-drift-check",
  description: "A store with a schema is created when missing, and an existing one is never compared with the code.",
  recommended: true,
  reads: ["ensureExists"],
  messages: {
    neverCompared:
      "`{{create}}` runs only when the {{resource}} is missing: an existing one with an older schema is used as it is.",
    oneCall: "`{{create}}` leaves an existing {{resource}} as it is: an older schema is used without a word.",
    swallowed:
      '"Already exists" from `{{create}}` counts as success: an existing {{resource}} with an older schema is used as it is.',
  },
  judge(facts) {
    return facts.ensureExists
      .filter((fact) => !fact.compares)
      .map((fact) => ({
        messageId: messageOf(fact),
        data: { create: fact.create.name, resource: fact.resource },
        place: fact.place,
        trail: [
          {
            at: "operation",
            text: `\`${fact.create.name}\` fixes the ${fact.resource}'s schema, once`,
            place: fact.create.place,
          },
          { at: "lost", text: lostText(fact), place: fact.place },
          { at: "verdict", text: fact.verdict.text, place: fact.verdict.place },
        ],
        about: fact,
        certainty: fact.create.certainty,
        weight: isClear(fact) ? "clear" : "arguable",
      }));
  },
});

function messageOf(fact: EnsureExists): "neverCompared" | "oneCall" | "swallowed" {
  switch (fact.form) {
    case "exists-then-create":
    case "describe-fails":
      return "neverCompared";
    case "one-call":
    case "sql-text":
      return "oneCall";
    case "swallow-exists":
      return "swallowed";
  }
}

function lostText(fact: EnsureExists): string {
  if (fact.test) return `\`${fact.test.name}\` says that it exists, and nothing compares what it looks like`;
  return fact.form === "swallow-exists"
    ? "an existing one is taken for the right one"
    : "an existing one is kept, whatever it looks like";
}

/**
 * Both calls known, or a single call known to a library never to compare; of a client of the project's own, one that is given
 * a schema and answers "already exists".
 */
function isClear(fact: EnsureExists): boolean {
  if (fact.explained) return false;
  if (fact.form === "swallow-exists" && fact.definesSchema) return true;
  // SQL says itself what it does, whoever runs it.
  if (fact.form === "sql-text" && fact.create.library !== null) return true;
  return fact.form === "exists-then-create" || fact.form === "describe-fails" || fact.create.certainty === "proved";
}
