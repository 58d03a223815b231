import { Ends, endsOf } from "../syntax/ends-of.ts";
import type { Reading } from "../reading.ts";
import { statementsOf, type Node } from "../syntax/node.ts";

/** A question about an error is short; a function that does something about it is not. */
const longestQuestion = 400;

/** The handler speaks of "already exists" and lets exactly that pass. */
export function swallowsExists(reading: Reading, body: readonly Node[]): boolean {
  const text = [...body, ...questionsIn(reading, body)].map((node) => reading.file.textOf(node)).join("\n");
  return (
    /already[\s_-]?exist|AlreadyExist|ResourceInUse|already_exists|duplicate_(?:table|object)|42P07|42710|NamespaceExists|codeName|TOPIC_ALREADY_EXISTS|\b409\b|\b48\b|Exists?Error|Conflict/i.test(
      text,
    ) &&
    (endsOf(
      body.flatMap((node) => statementsOf(node)),
      reading.summaries.neverReturns,
    ) &
      (Ends.normally | Ends.byReturn)) !==
      0
  );
}

/** `if (!alreadyThere(error)) throw error;`: what a function of this file makes of the error. */
function questionsIn(reading: Reading, body: readonly Node[]): readonly Node[] {
  const found: Node[] = [];
  for (const root of body)
    reading.file.descend(root, (node) => {
      const called = node.type === "CallExpression" ? reading.summaries.calledBy(node) : null;
      if (called && called.range[1] - called.range[0] <= longestQuestion) found.push(called);
      return undefined;
    });
  return found;
}
