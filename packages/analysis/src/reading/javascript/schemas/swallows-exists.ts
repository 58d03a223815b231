import { Ends, endsOf } from "../syntax/ends-of.ts";
import type { Reading } from "../reading.ts";
import { statementsOf, type Node } from "../syntax/node.ts";

/** The handler speaks of "already exists" and lets exactly that pass. */
export function swallowsExists(reading: Reading, body: readonly Node[]): boolean {
  const text = body.map((node) => reading.file.textOf(node)).join("\n");
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
