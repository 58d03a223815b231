import { Ends, endsOf } from "../syntax/ends-of.ts";
import type { FailureArm } from "../handlers/failure-arm.ts";
import type { Reading } from "../reading.ts";
import { contains, isFunction, isLoop, type FunctionNode, type Node } from "../syntax/node.ts";
import { attemptsAround } from "../retries/attempts-around.ts";
import { givingUpByRecursion } from "../retries/recursion.ts";
import { isRetryingCall } from "../retries/retrying-calls.ts";
import { statementsAfter } from "./verdict-after.ts";

/**
 * Whether a handler belongs to something that tries the same write again: until it works or fails as a whole, or until
 * it `givesUp` and goes on as if it had. What becomes of the last attempt is the retry's own fact.
 */
export function retryOf(reading: Reading, arm: FailureArm, home: FunctionNode): "untilDone" | "givesUp" | null {
  const { site } = arm;
  if (site.type === "TryStatement") {
    const attempts = attemptsAround(reading, site, home);
    if (attempts?.endless) return "untilDone";
    if (attempts) return givesUpQuietly(reading, attempts.loop, home) ? "givesUp" : "untilDone";
    if (/retr|attempt|left|tries|times/i.test(reading.file.textOf(arm.place)) && callsItself(reading, site))
      return "givesUp";
  } else {
    const loop = loopOfAttempts(reading, site, home);
    if (loop) return givesUpQuietly(reading, loop, home) ? "givesUp" : "untilDone";
  }
  return isInRetryingCall(reading, arm) ? "givesUp" : null;
}

/** `for (let attempt = 0; attempt < 3; attempt++) { const ok = await save().catch(log); … }`. */
function loopOfAttempts(reading: Reading, site: Node, home: FunctionNode): Node | null {
  for (let node: Node | undefined = site.parent; node && node !== home; node = node.parent) {
    if (isFunction(node)) return null;
    if (!isLoop(node)) continue;
    const head = reading.file.input.text.slice(node.range[0], node.body.range[0]);
    return /attempt|retr(?:y|ies)|\btries|backoff/i.test(head) ? node : null;
  }
  return null;
}

function callsItself(reading: Reading, site: Node): boolean {
  const body = reading.file.bodyAround(site);
  return givingUpByRecursion(reading, body) !== null;
}

function isInRetryingCall(reading: Reading, arm: FailureArm): boolean {
  if (!/retr|back-?off/i.test(reading.file.textOf(arm.site))) return false;
  let found = false;
  reading.file.descend(arm.site, (node) => {
    if (node.type === "CallExpression" && isRetryingCall(node))
      found ||= arm.operations.some(({ place }) => node.range[0] <= place.start && place.end <= node.range[1]);
    return !found && !contains(arm.place, node);
  });
  return found;
}

/** A bounded retry loop after whose last attempt the function goes on as if it had worked. */
function givesUpQuietly(reading: Reading, loop: Node, home: FunctionNode): boolean {
  if (!(endsOf([loop], reading.summaries.neverReturns) & Ends.normally)) return false;
  const { after } = statementsAfter(loop, home);
  return (
    reading.reports.of(after, []).level !== "failed" &&
    (endsOf(after, reading.summaries.neverReturns) & Ends.byThrow) === 0 &&
    !after.some((node) => node.type === "ReturnStatement" && node.argument !== null)
  );
}
