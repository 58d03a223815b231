import type { Guard } from "../../../model/guard.ts";
import { isPromiseMethod } from "../syntax/chain.ts";
import type { Reading } from "../reading.ts";
import { answerOf } from "../failure-paths/answer-of.ts";
import { statementsOf, type Node } from "../syntax/node.ts";
import { isPlain } from "./skipped-work.ts";

/** A log of any level, a metric, a write or an answer with an error in the arm; also a value that says what happened. */
export function reportOfExit(reading: Reading, arm: Node): Guard["report"] {
  const report = reading.reports.of(statementsOf(arm), []).level;
  if (report !== "silent") return report;
  let told = false;
  reading.file.descend(arm, (node) => {
    if (node.type === "CallExpression" && !isPromiseMethod(node)) {
      const operation = reading.operations.of(node);
      const harmless =
        operation?.kind === "ack" ||
        operation?.kind === "read" ||
        operation?.kind === "pure" ||
        answerOf(node) !== null ||
        isPlain(node);
      // A call that we cannot see may be the report: `this.skip(event, 'no order')`.
      if (!harmless) told = true;
      return operation === null;
    }
    if (node.type === "AssignmentExpression" || node.type === "UpdateExpression") told = true;
    return undefined;
  });
  return told ? "logged" : "silent";
}
