import type { TSESTree } from "@typescript-eslint/types";
import type { Operation } from "../../../model/operation.ts";
import type { RetryLoop } from "../../../model/retry-loop.ts";
import type { Reading } from "../reading.ts";
import { Ends, endsOf } from "../syntax/ends-of.ts";
import { enclosingFunction, isFunction, isLoop, statementsOf, type Node } from "../syntax/node.ts";
import { asksForCount, attemptsAround, isBehindSuccess, isEndless } from "./attempts-around.ts";
import type { GivingUp } from "./exhaustion.ts";

/** A retry as its shape shows it: what is tried, and the way on after the last failure. */
export interface Attempted extends Pick<GivingUp, "site" | "place" | "nodes" | "errors" | "afterIsFailure"> {
  readonly form: RetryLoop["form"];
  readonly work: Node;
  /** What is tried, where the shape has shown it already. */
  readonly known?: Operation;
  /** Whoever waits is told by a callback, and not by what is returned. */
  readonly callsBack?: boolean;
  /** Where a comment may say that giving up is meant. */
  readonly explainedAt: Node;
}

/** A `try` that is one attempt of a loop. */
export function givingUpInLoop(reading: Reading, node: TSESTree.TryStatement): Attempted | null {
  const { handler } = node;
  const fn = enclosingFunction(node);
  if (!handler || !fn) return null;
  const attempts = attemptsAround(reading, node, fn);
  if (!attempts || attempts.endless) return null;
  const nodes = [...pathOfLast(reading, handler, attempts.loop), ...leavesInLoop(reading, node, attempts.loop)];
  // An endless loop is left by a test only, and that has to be one that does not throw.
  if (isEndless(attempts.loop) && nodes.length === 0) return null;
  return {
    form: attempts.alternatives ? "alternatives" : "loop",
    work: node.block,
    site: attempts.loop,
    place: leavingTest(reading, node, attempts.loop) ?? attempts.loop,
    explainedAt: handler,
    nodes,
    errors: reading.bindings.declaredBy(handler),
    afterIsFailure: attempts.afterIsFailure,
  };
}

/*
 * What runs in the handler of the last attempt. A test of the error is not a test of the attempts: after
 * `if (!isTransient(error)) throw error` the third transient failure is still the last one.
 */
export function pathOfLast(reading: Reading, handler: TSESTree.CatchClause, loop: Node | null): readonly Node[] {
  const errors = reading.bindings.declaredBy(handler);
  const nodes: Node[] = [];
  for (const statement of handler.body.body) {
    const leaves =
      statement.type === "IfStatement" &&
      !(endsOf(statementsOf(statement.consequent), reading.summaries.neverReturns) & Ends.normally);
    if (!leaves || asksForCount(reading, statement.test, loop) || !reading.reports.mentions(statement.test, errors)) {
      nodes.push(statement);
      continue;
    }
    const ends = endsOf(statementsOf(statement.consequent), reading.summaries.neverReturns);
    // `if (isTransient(error)) { await pause(); continue; } throw error`: transient ones come to the loop's end.
    if (ends & Ends.byContinue) return [...nodes, ...statementsOf(statement.consequent)];
    if (statement.alternate) nodes.push(...statementsOf(statement.alternate));
  }
  return nodes;
}

/** `if (attempt >= MAX) break`: where the code gives up in so many words. */
function leavingTest(reading: Reading, attempt: TSESTree.TryStatement, loop: Node): TSESTree.IfStatement | null {
  let found: TSESTree.IfStatement | null = null;
  if (isLoop(loop))
    reading.file.descend(loop.body, (node) => {
      if (found || isFunction(node) || node === attempt.block || isBehindSuccess(reading, attempt, node)) return false;
      if (node.type === "IfStatement" && asksForCount(reading, node.test, loop)) {
        const last = statementsOf(node.consequent).at(-1)?.type;
        if (last === "BreakStatement" || last === "ReturnStatement") found = node;
      }
      return !found;
    });
  return found;
}

/** Tests of the attempts elsewhere in the loop: `if (++attempts > 3) { logger.error(…); return; }`. */
function leavesInLoop(reading: Reading, attempt: TSESTree.TryStatement, loop: Node): readonly Node[] {
  const found: Node[] = [];
  if (isLoop(loop))
    reading.file.descend(loop.body, (node) => {
      if (node === attempt || isFunction(node) || isBehindSuccess(reading, attempt, node)) return false;
      if (node.type === "IfStatement" && asksForCount(reading, node.test, loop)) found.push(node.consequent);
      return undefined;
    });
  return found;
}
