import type { Guard } from "../../../model/guard.ts";
import { isPromiseMethod } from "../syntax/chain.ts";
import type { Reading } from "../reading.ts";
import { answerOf } from "../failure-paths/answer-of.ts";
import { calledName, pathOf, statementsOf, type Call, type Node } from "../syntax/node.ts";
import { logLevelOf } from "../../../vocabulary/telemetry-names.ts";
import type { Payload } from "../units/payload.ts";
import { Ends, endsOf } from "../syntax/ends-of.ts";
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

/**
 * What is told once an arm was skipped. Where the arm itself goes on to the same statements, a line of a low level that
 * follows tells of neither way: `if (order) { … } logger.info('event handled')`.
 */
export function reportAfterSkip(reading: Reading, arm: Node, after: readonly Node[]): Guard["report"] {
  const { level } = reading.reports.of(after, []);
  if (level !== "logged") return level;
  const joins = endsOf(statementsOf(arm), reading.summaries.neverReturns) & (Ends.normally | Ends.byContinue);
  return joins && !after.some((node) => hasLoudLog(reading, node)) ? "silent" : level;
}

function hasLoudLog(reading: Reading, root: Node): boolean {
  let loud = false;
  reading.file.descend(root, (node) => {
    if (node.type === "CallExpression" && !isQuietLog(node)) {
      const called = reading.summaries.calledBy(node);
      loud ||=
        reading.operations.of(node)?.kind === "log" ||
        (called !== null && reading.summaries.of(called).report !== "silent");
    }
    return !loud;
  });
  return loud;
}

function isQuietLog(call: Call): boolean {
  const path = pathOf(call.callee) ?? calledName(call) ?? "";
  return logLevelOf(path) === "low" || /(?:^|\.)(?:debug|info|log|trace|verbose|silly)$/.test(path);
}

/** The only log line of an arm, when it is of a low level and says nothing of the item: `logger.debug('skipped')`. */
export function faintLogOf(reading: Reading, payload: Payload, arm: Node): string | null {
  let log: string | null = null;
  let more = false;
  reading.file.descend(arm, (node) => {
    if (node.type === "AssignmentExpression" || node.type === "UpdateExpression") more = true;
    if (node.type !== "CallExpression" || more) return !more;
    const operation = reading.operations.of(node);
    if (operation?.kind !== "log") {
      more ||= operation?.kind !== "ack" && answerOf(node) === null && !isPlain(node);
      return undefined;
    }
    more ||= !isQuietLog(node) || node.arguments.some((argument) => payload.concerns(argument));
    log ??= operation.name;
    return false;
  });
  return more ? null : log;
}
