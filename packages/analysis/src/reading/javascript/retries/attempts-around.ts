import type { TSESTree } from "@typescript-eslint/types";
import type { Reading } from "../reading.ts";
import { Ends, endsOf } from "../syntax/ends-of.ts";
import { assignedWithin } from "./results.ts";
import { isFunction, isLoop, statementsOf, unwrap, type FunctionNode, type Node } from "../syntax/node.ts";

/** A loop that tries one thing until it works, at most so many times. */
export interface Attempts {
  readonly loop: Node;
  /** Each turn tries another target (`for (const mirror of mirrors)`), not the same one again. */
  readonly alternatives: boolean;
  /** It never gives up. */
  readonly endless: boolean;
  /** What stands after the loop runs only when all attempts have failed: success leaves by `return`. */
  readonly afterIsFailure: boolean;
}

/** `attempt`, `retriesLeft`, `MAX_TRIES`, `backoffMs`, `delays`; not `Object.entries`. */
const counting =
  /attempt|retr(?:y|ies)|backoff|(?:^|[^a-zA-Z])(?:tr(?:y|ies)|delays?|waits?)(?:[^a-z]|$)|Tr(?:y|ies)(?:[^a-z]|$)/i;
const counter =
  /attempt|retr(?:y|ies)|Tr(?:y|ies)\b|\btr(?:y|ies)|tries_?left|max|limit|count|left|last|final|exhaust/i;

/** The retry loop that a `try` is one attempt of; null for loops over items, polls without end, and no loop at all. */
export function attemptsAround(reading: Reading, attempt: TSESTree.TryStatement, home: FunctionNode): Attempts | null {
  const handled = attempt.handler?.body.body ?? [];
  if (handled.at(-1)?.type === "ThrowStatement" && !handled.some(goesOn)) return null;
  for (let node: Node | undefined = attempt.parent; node && node !== home; node = node.parent) {
    if (isFunction(node)) return null;
    if (isLoop(node)) return attemptsOf(reading, attempt, node);
  }
  return null;
}

/*
 * | loop                                                    | success leaves it | is                       |
 * |---------------------------------------------------------|-------------------|--------------------------|
 * | head speaks of attempts: `while (retries < max)`        | or not            | attempts                 |
 * | `for (let i = 0; i < 3; i++)`, `while (!done && n < 3)` | yes               | attempts                 |
 * | `for (;;)` with a test that leaves: `if (++n > 3) break`| yes               | attempts                 |
 * | `for (;;)` without one                                  | yes               | attempts without end     |
 * | `for (const store of stores)`, `i < stores.length`      | yes               | alternatives             |
 * | anything else                                           |                   | items, or a poll         |
 */
function attemptsOf(reading: Reading, attempt: TSESTree.TryStatement, loop: Node): Attempts | null {
  const leaving = howSuccessLeaves(reading, attempt, loop);
  const head = headOf(reading, loop);
  const overItems = loop.type === "ForOfStatement" || loop.type === "ForInStatement" || /\.length|\.size/.test(head);
  const isSpokenOf = speaksOfAttempts(head);
  if (leaving === null && (overItems || !isSpokenOf)) return null;
  // `for (const attempt of attempts)` goes over records; `for (const delay of delays)` over pauses.
  const alternatives = overItems && !isSpokenOf;
  if (alternatives && (loop.type === "ForInStatement" || /\.(?:shift|pop)\(/.test(head))) return null;
  // `for (let page = 1; page <= 10; page++) { try { await store(page); … break; } … }` goes over pages.
  if (!isSpokenOf && worksOnCounter(reading, attempt, loop)) return null;
  const endless = isEndless(loop) && !givesUpInside(reading, attempt, loop);
  const isBounded =
    isSpokenOf ||
    overItems ||
    isEndless(loop) ||
    loop.type === "ForStatement" ||
    /[^=][<>]|--|Date\.now|performance\.now/.test(head);
  return isBounded ? { loop, alternatives, endless, afterIsFailure: leaving === "return" } : null;
}

/** `if (isTransient(error)) { await pause(); continue; }` in front of a `throw`. */
function goesOn(statement: Node): boolean {
  return statement.type === "IfStatement" && statementsOf(statement.consequent).at(-1)?.type === "ContinueStatement";
}

export function speaksOfAttempts(head: string): boolean {
  return counting.test(head);
}

export function headOf(reading: Reading, loop: Node): string {
  const { text } = reading.file.input;
  if (loop.type === "DoWhileStatement") return text.slice(loop.test.range[0], loop.test.range[1]);
  if (!isLoop(loop)) return "";
  return text.slice(loop.range[0], loop.body.range[0]);
}

export function isEndless(loop: Node): boolean {
  if (loop.type === "ForStatement") return !loop.test;
  if (loop.type !== "WhileStatement" && loop.type !== "DoWhileStatement") return false;
  return loop.test.type === "Literal" && Boolean(loop.test.value);
}

/** Whether a test asks how many attempts there were: `attempt === MAX_ATTEMPTS`, `i >= 2`. */
export function asksForCount(reading: Reading, test: Node, loop: Node | null): boolean {
  // `error.retryable`, `isRetryable(error)` ask what failed, and not how often.
  const text = reading.file.textOf(test).replace(/\w{0,20}retr(?:y|i)able/gi, "");
  if (counter.test(text)) return true;
  return loop !== null && namesOwnVariable(text, loop);
}

function namesOwnVariable(text: string, loop: Node): boolean {
  const own = loop.type === "ForStatement" && loop.init?.type === "VariableDeclaration" ? loop.init.declarations : [];
  return own.some(({ id }) => id.type === "Identifier" && text.split(/[^\w$]+/).includes(id.name));
}

function worksOnCounter(reading: Reading, attempt: TSESTree.TryStatement, loop: Node): boolean {
  let works = false;
  reading.file.descend(attempt.block, (node) => {
    if (node.type === "AwaitExpression") works ||= namesOwnVariable(reading.file.textOf(node), loop);
    return !works && !isFunction(node);
  });
  return works;
}

/** A test of an endless loop that leaves it after so many attempts. */
function givesUpInside(reading: Reading, attempt: TSESTree.TryStatement, loop: Node): boolean {
  let found = false;
  reading.file.descend(loop, (node) => {
    if (isFunction(node) || found || isBehindSuccess(reading, attempt, node)) return false;
    if (node.type === "IfStatement" && asksForCount(reading, node.test, loop)) {
      const last = statementsOf(node.consequent).at(-1);
      found = last?.type === "BreakStatement" || last?.type === "ReturnStatement";
    }
    return !found;
  });
  return found;
}

/** How the loop is left when an attempt works: in the `try`, after it, or by a flag that the loop's test asks. */
function howSuccessLeaves(
  reading: Reading,
  attempt: TSESTree.TryStatement,
  loop: Node,
): "return" | "break" | "flag" | null {
  const { parent } = attempt;
  const behind = parent?.type === "BlockStatement" ? parent.body.slice(parent.body.indexOf(attempt) + 1) : [];
  const after = comesAfterFailure(reading, attempt)
    ? behind.filter((node) => asksForOutcome(reading, attempt, node))
    : behind;
  const roots = [attempt.block, ...after];
  // Most loops are left by nothing: asked first, because it is cheaper than to find the last work.
  const how = leavesLoop(reading, roots, loop, 0) && leavesLoop(reading, roots, loop, lastWork(reading, attempt.block));
  return how ?? (setsFlagOf(reading, attempt, loop) ? "flag" : null);
}

/** What stands behind a `try` whose handler ends in `continue` runs after a success only: `if (page.isLast) break`. */
export function isBehindSuccess(reading: Reading, attempt: TSESTree.TryStatement, node: Node): boolean {
  return attempt.handler !== null && node.range[0] >= attempt.range[1] && !comesAfterFailure(reading, attempt);
}

/** The handler comes to its end, so that what stands behind the `try` runs after a failure as well. */
function comesAfterFailure(reading: Reading, { handler }: TSESTree.TryStatement): boolean {
  return handler !== null && (endsOf(handler.body.body, reading.summaries.neverReturns) & Ends.normally) !== 0;
}

/** `if (saved) break`: tells success from failure; `if (!page.hasMore) break` and `break` do not. */
function asksForOutcome(reading: Reading, attempt: TSESTree.TryStatement, node: Node): boolean {
  return node.type === "IfStatement" && reading.reports.mentions(node.test, assignedWithin(reading, attempt));
}

/** How these statements leave a loop, after its work: `const job = await queue.next(); if (!job) return` is no success. */
export function leavesLoop(
  reading: Reading,
  roots: readonly Node[],
  loop: Node,
  worked: number,
): "return" | "break" | null {
  let how: "return" | "break" | null = null;
  for (const root of roots)
    reading.file.descend(root, (node) => {
      if (isFunction(node)) return false;
      if (node.range[1] <= worked) return undefined;
      if (node.type === "ReturnStatement") how ??= "return";
      if (node.type === "BreakStatement" && !isInnerBreak(node, loop)) how = "break";
      return undefined;
    });
  return how;
}

/** Where the last thing that is waited for ends, pauses aside. */
function lastWork(reading: Reading, block: Node): number {
  let end = 0;
  reading.file.descend(block, (node) => {
    if (isFunction(node)) return false;
    if (
      node.type === "AwaitExpression" &&
      !/sleep|delay|pause|wait|timeout|backoff/i.test(reading.file.textOf(node).slice(6, 60))
    )
      end = Math.max(end, node.range[0]);
    return undefined;
  });
  return end;
}

function isInnerBreak(node: TSESTree.BreakStatement, loop: Node): boolean {
  if (node.label) return false;
  for (let outer: Node | undefined = node.parent; outer && outer !== loop; outer = outer.parent)
    if (isLoop(outer) || outer.type === "SwitchStatement") return true;
  return false;
}

function setsFlagOf(reading: Reading, attempt: TSESTree.TryStatement, loop: Node): boolean {
  const head = new Set(headOf(reading, loop).split(/[^\w$]+/));
  let sets = false;
  reading.file.descend(attempt.block, (node) => {
    if (node.type === "AssignmentExpression") {
      const left = unwrap(node.left);
      sets ||= left.type === "Identifier" && head.has(left.name);
    }
    return !sets && !isFunction(node);
  });
  return sets;
}
