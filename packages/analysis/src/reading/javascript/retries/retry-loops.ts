import type { RetryLoop } from "../../../model/retry-loop.ts";
import { isSideFunction } from "../../../vocabulary/role-names.ts";
import { followsPrimary } from "../failure-paths/follows-primary.ts";
import { isOnErrorPath, isRepeated, isSideRoom } from "../handlers/is-side-room.ts";
import type { Reading } from "../reading.ts";
import { enclosingFunction, isLoop, placeOf, type Node } from "../syntax/node.ts";
import { nameOfFunction } from "../units/unit-names.ts";
import { attemptedWork } from "./attempted-work.ts";
import { handedWork } from "./handed-work.ts";
import { givingUpByCallback } from "./callback-recursion.ts";
import { exhaustionOf } from "./exhaustion.ts";
import { givingUpByCall } from "./retrying-calls.ts";
import { givingUpInLoop, type Attempted } from "./giving-up-in-loop.ts";
import { givingUpOnResult } from "./giving-up-on-result.ts";
import { givingUpByRecursion } from "./recursion.ts";

/** Functions that wait for something, or ask whether it is there: their callers look at the answer. */
const waits =
  /^(?:wait|poll|until|check|probe|ping|health|ready|connect|reconnect|acquire|find|generateUnique)|^(?:is|has|try)[A-Z]|Ready$/;

/** Reads every bounded retry whose last failure the code keeps to itself, and those that tell of it. */
export function readRetryLoops(reading: Reading): readonly RetryLoop[] {
  const found: RetryLoop[] = [];
  for (const body of reading.file.bodies) {
    for (const loop of body.loops) push(found, toFact(reading, givingUpOnResult(reading, loop)));
    for (const node of body.tries) {
      if (body.loops.length > 0) push(found, toFact(reading, givingUpInLoop(reading, node)));
    }
    for (const call of body.calls) push(found, toFact(reading, givingUpByCall(reading, call)));
    push(found, toFact(reading, givingUpByRecursion(reading, body) ?? givingUpByCallback(reading, body)));
  }
  return found.toSorted((a, b) => a.place.start - b.place.start);
}

function push(found: RetryLoop[], fact: RetryLoop | null): void {
  if (fact && !found.some((one) => one.place.start === fact.place.start)) found.push(fact);
}

function toFact(reading: Reading, attempted: Attempted | null): RetryLoop | null {
  if (!attempted) return null;
  const { form, place, site, explainedAt } = attempted;
  const fn = enclosingFunction(site);
  const around = reading.units.around(site);
  if (!fn || !around || waits.test(nameOfFunction(fn) ?? "")) return null;
  const known = attempted.known ?? handedWork(reading, attempted.work, fn);
  const tried = known ? { operation: known, givesResult: false } : attemptedWork(reading, attempted.work);
  if (!tried) return null;
  const { operation, givesResult } = tried;
  const exhaustion = exhaustionOf(reading, {
    ...attempted,
    givesResult,
    fn,
    home: around.node,
    unit: around.unit,
  });
  if (!exhaustion) return null;
  const demoted =
    isSideFunction(nameOfFunction(around.node) ?? "") ||
    isSideRoom(reading.file.input.filename) ||
    isOnErrorPath(site, around.node) ||
    isRepeated(site);
  return {
    kind: "retryLoop",
    form,
    unit: around.unit,
    place: placeOfLoss(place),
    operation: demoted ? { ...operation, role: "secondary" } : operation,
    givesResult,
    ...exhaustion,
    explained: reading.intent.explains(explainedAt) || isExplainedInside(reading, explainedAt),
    followsPrimary: followsPrimary(reading, site, [operation], around.node),
  };
}

function isExplainedInside(reading: Reading, place: Node): boolean {
  const first = place.type === "CatchClause" ? place.body.body[0] : undefined;
  return first !== undefined && reading.intent.explains(first);
}

/** The keyword, the test or the call: that is where the eye is to land. */
function placeOfLoss(node: Node): { start: number; end: number } {
  const { start, end } = placeOf(node);
  // `for (let i = 0; i < 3; i++)`
  if (node.type === "DoWhileStatement") return { start, end: start + 2 };
  if (isLoop(node)) return { start, end: Math.max(start, node.body.range[0] - 1) };
  if (node.type === "CatchClause") return { start, end: node.param ? node.param.range[1] + 1 : start + 5 };
  return node.type === "IfStatement" ? { start, end: node.test.range[1] + 1 } : { start, end };
}
