import type { SuccessClaim } from "../../../model/success-claim.ts";
import { setOf, wordsOf } from "../../../vocabulary/name-pattern.ts";
import { storesByVerb } from "../../../vocabulary/write-names.ts";
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
  const said = stemsOf(claim.words ?? "");
  const others = otherWork(reading, arm, claim.node, home);
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

/** Words that stand in every log line, and those that only say "it worked". */
const common = setOf(`
  success successfully succeeded succeed finish finished complete completed done ok all the a an of to for in on at by
  with and from is was were has have been be not no fail failed failure error errors could cannot unable while when
  this that its job jobs task process processed processing run handle handled handler execute start started client
  service await async data item items result results log logger message event id ids get set new now ms s in after
  time count total true false return api request response call undefined null string number name type value
`);

function stemsOf(text: string): ReadonlySet<string> {
  const stems = new Set<string>();
  for (const word of wordsOf(text))
    if (word.length > 2 && !common.has(word) && !/^\d+$/.test(word)) stems.add(stemOf(word));
  return stems;
}

/** `uploaded`, `uploads` → `upload`; `replicated`, `replication` → `replic`. */
function stemOf(word: string): string {
  const stem = word.replace(/(?:ations?|ated|ates|ating|ate|ions?|ing|ed|es|s|e)$/, "");
  return stem.length >= 3 ? stem : word;
}

/** Other work of the function than what was tried, so that success may be said of that. Reading first is no such work. */
function otherWork(reading: Reading, arm: AttemptArm, claim: Node, home: FunctionNode): readonly Call[] {
  return reading.file.bodyOf(home).calls.filter((call) => {
    if (contains(arm.site, call) || contains(call, claim) || contains(claim, call) || !isTerminal(call)) return false;
    if (call.range[0] > claim.range[0] || call.range[0] === arm.work.attempt.place.start) return false;
    const kind = kindOfWork(reading, call);
    if (kind === "write") return !leavesBefore(reading, call, claim);
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
