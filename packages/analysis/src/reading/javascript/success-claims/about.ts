import type { SuccessClaim } from "../../../model/success-claim.ts";
import { wordsOf } from "../../../vocabulary/name-pattern.ts";
import { stemsOf } from "../../../vocabulary/stems.ts";
import { storesByVerb } from "../../../vocabulary/write-names.ts";
import type { Claim } from "../failure-paths/claim-of.ts";
import { startsRecord } from "../failure-paths/stored-status.ts";
import type { AttemptArm } from "../handlers/attempt-arms.ts";
import { kindOfWork } from "../handlers/attempted-work.ts";
import type { Reading } from "../reading.ts";
import { isTerminal } from "../syntax/chain.ts";
import { Ends, endsOf } from "../syntax/ends-of.ts";
import {
  calledName,
  contains,
  isFunction,
  pathOf,
  statementsOf,
  stringValue,
  wrapped,
  type Call,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import type { ReachedClaim } from "./claims-reached.ts";

/*
 * | claim                                                                  | about  |
 * |------------------------------------------------------------------------|--------|
 * | in the handler; a status or "succeeded" in the `finally`               | itself |
 * | `backup uploaded` after `uploadBackup()`, or after "backup failed"      | words  |
 * | `{ ok: true }`, `status = 'completed'`, and nothing else is done        | whole  |
 * | anything else: another step was taken, and the claim may be of that one | other  |
 */
export function aboutOf(
  reading: Reading,
  arm: AttemptArm,
  { claim, stands }: ReachedClaim,
  home: FunctionNode,
): SuccessClaim["about"] {
  // "lock released" in `finally` is said of the clean-up that stands there as well.
  const isItself =
    stands === "handler" ||
    (stands === "finally" && ((claim.form !== "log" && claim.form !== "event") || /succe/i.test(claim.words ?? "")));
  if (isItself) return "itself";
  const said = stemsOf(`${claim.words ?? ""} ${claim.keys}`);
  const others = otherWork(reading, arm, claim, home);
  if (said.size > 0 && arm.form !== "finally") {
    const tried = stemsOf([...arm.work.words, ...logWords(reading, arm)].join(" "));
    const done = stemsOf(others.map((call) => pathOf(call.callee) ?? "").join(" "));
    // `openDeal(deal)` comes in between, and "deal opened" is said of that.
    if (countIn(said, tried) > countIn(said, done)) return "words";
  }
  return stands === "finally" || others.length > 0 ? "other" : "whole";
}

function countIn(said: ReadonlySet<string>, words: ReadonlySet<string>): number {
  let count = 0;
  for (const stem of said) if (words.has(stem)) count++;
  return count;
}

/** What the handler's own log line speaks of: "failed to upload backup". */
function logWords(reading: Reading, arm: AttemptArm): readonly string[] {
  const words: string[] = [];
  for (const root of arm.body)
    reading.file.descend(root, (node) => {
      if (node.type !== "CallExpression" || reading.operations.of(node)?.kind !== "log") return undefined;
      for (const argument of node.arguments) words.push(...wordsOf(stringValue(argument) ?? ""));
      return undefined;
    });
  return words;
}

/** Other work of the function than what was tried, so that success may be said of that. Reading first is no such work. */
function otherWork(
  reading: Reading,
  arm: AttemptArm,
  { node: claim, form }: Claim,
  home: FunctionNode,
): readonly Call[] {
  return reading.file.bodyOf(home).calls.filter((call) => {
    if (contains(arm.site, call) || contains(call, claim) || contains(claim, call) || !isTerminal(call)) return false;
    if (call.range[0] > claim.range[0] || call.range[0] === arm.work.attempt.place.start) return false;
    const kind = kindOfWork(reading, call);
    // The run's own record, which the claim is stored in, says that the work began.
    if (kind === "write") return !(form === "status" && startsRecord(call)) && !leavesBefore(reading, call, claim);
    return kind === "effect" && !isAskedFirst(arm, call) && !leavesBefore(reading, call, claim);
  });
}

/** `const tokens = await devices.tokensOf(user)` in front of the attempt: asked for what it gives, whatever its name. */
function isAskedFirst(arm: AttemptArm, call: Call): boolean {
  if (call.range[0] > arm.site.range[0] || storesByVerb(calledName(call) ?? "")) return false;
  const holder = wrapped(call).parent;
  return (
    holder?.type === "VariableDeclarator" || holder?.type === "IfStatement" || holder?.type === "LogicalExpression"
  );
}

/** `if (!report) { await runs.fail(id); return; }`: work of a way that does not come to the claim. */
function leavesBefore(reading: Reading, call: Call, claim: Node): boolean {
  for (let node: Node = call; node.parent && !isFunction(node.parent); node = node.parent) {
    const parent: Node = node.parent;
    if (parent.type !== "IfStatement" || parent.test === node || contains(parent, claim)) continue;
    if (!(endsOf(statementsOf(node), reading.summaries.neverReturns) & Ends.normally)) return true;
  }
  return false;
}
