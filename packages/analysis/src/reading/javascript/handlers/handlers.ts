import type { Handler } from "../../../model/handler.ts";
import { strongest } from "../../../model/report.ts";
import type { Verdict } from "../../../model/verdict.ts";
import { isHandingOver } from "../../../vocabulary/role-names.ts";
import { emptyReplyOf } from "../acknowledgements/empty-replies.ts";
import { acksInTry } from "./acks-in-try.ts";
import { armsOf } from "./arms.ts";
import { matchedArmsOf } from "./matched-arms.ts";
import type { FailureArm } from "./failure-arm.ts";
import type { Reading } from "../reading.ts";
import { isFunction, placeOf, type FunctionNode } from "../syntax/node.ts";
import { scriptUnitOf } from "../units/script-unit.ts";
import { nameOfFunction } from "../units/unit-names.ts";
import { ignoresResult, type FoundUnit } from "../units/units.ts";
import { valueArmsOf } from "./value-arms.ts";
import { verdictAfter } from "../failure-paths/verdict-after.ts";
import { setInTry, returnsNothing } from "../failure-paths/returns-nothing.ts";
import { answersPerItem } from "../failure-paths/answers-per-item.ts";
import { followsPrimary } from "../failure-paths/follows-primary.ts";
import { retryOf } from "../failure-paths/retry-of.ts";
import { siteOf } from "./site-of.ts";
import { restOfHandler } from "./rest-of-handler.ts";
import { armOfDroppingCaller } from "./wrapper-arms.ts";
import { transactionAround } from "./transaction-around.ts";
import { fallsBack } from "./falls-back.ts";
import { isKeptAbove } from "../passings/is-kept-above.ts";
import { isOnErrorPath } from "./is-side-room.ts";
import { weighedOperations } from "./weighed-operations.ts";

/** Reads every place that receives the failure of a write, in every form that JavaScript has. */
export function readHandlers(reading: Reading): readonly Handler[] {
  const found: Handler[] = [];
  for (const body of reading.file.bodies)
    for (const arms of [armsOf(reading, body), valueArmsOf(reading, body), matchedArmsOf(reading, body)])
      for (const arm of arms) {
        const handler = arm.operations.length > 0 ? toHandler(reading, arm) : null;
        if (handler) found.push(handler);
      }
  return found.toSorted((a, b) => a.place.start - b.place.start);
}

/** `catch (err) { await unlink(path).catch(noop); next(err); }`: what is left lying about is not the news. */
function tidiesAfterFailure(arm: FailureArm, home: FunctionNode): boolean {
  return isOnErrorPath(arm.site, home) && arm.operations.every(({ tier }) => tier === "delete" || tier === "cleanup");
}

/** `await applyMove(move); await requests.close(id, 'completed');`: the caller says what the function only leads to. */
function claimOfCaller(
  reading: Reading,
  arm: FailureArm,
  { node: home, unit }: FoundUnit,
  verdict: Verdict | null,
): Verdict | null {
  if (unit.kind !== "function" || verdict?.kind !== "return" || arm.wrapper !== undefined) return null;
  for (const call of reading.units.callersOf(home)) {
    const outer = ignoresResult(call) ? reading.units.around(call) : null;
    if (!outer || outer.node === home) continue;
    const moved = { ...arm, body: [], rest: [], site: siteOf(call), returnLeaves: false };
    const claimed = verdictAfter(reading, moved, outer.node, outer.unit).verdict;
    if (claimed?.isStatus || claimed?.kind === "ack") return claimed;
  }
  return null;
}

function throws(reading: Reading, { body }: FailureArm): boolean {
  let found = false;
  for (const part of body)
    reading.file.descend(part, (node) => {
      found ||= node.type === "ThrowStatement";
      return !found && !isFunction(node);
    });
  return found;
}

function toHandler(reading: Reading, arm: FailureArm): Handler | null {
  const around = reading.units.around(arm.site) ?? scriptUnitOf(reading, arm.site);
  if (!around) return null;
  const { node: home, unit } = around;
  const rest = restOfHandler(reading, arm.body, arm.errors);
  const path = reading.reports.of(rest ?? arm.body, arm.errors);
  let report = arm.known?.level ?? path.level;
  const own = arm.site.type === "TryStatement" ? arm.place : arm.site;
  report = strongest(report, reading.carriers.reportOf(path.carriers, own));
  // What is thrown to a `catch` of the same unit, which keeps it, is told by that one.
  let knownReport =
    report === "failed" && throws(reading, arm) && isKeptAbove(reading, arm.site, home) ? "silent" : report;
  const retry = retryOf(reading, arm, home);
  const within = transactionAround(reading, arm, home);
  const here = verdictAfter(reading, arm, home, unit);
  const { loop, writesOn } = here;
  const verdict = (loop === null ? claimOfCaller(reading, arm, around, here.verdict) : null) ?? here.verdict;
  const saysNothing = returnsNothing(reading, arm, home, unit);
  // `… catch {} return undefined`, where the try has returned what it got, says as much.
  const isLeft = unit.kind === "function" && verdict === null && !writesOn && arm.returnLeaves;
  if (report !== "failed" && arm.wrapper === undefined && !arm.isMoved && (saysNothing || isLeft)) {
    const dropped = armOfDroppingCaller(reading, arm);
    if (dropped) return toHandler(reading, dropped);
    // Where some errors do throw, nobody looks for a value that is missing after the others.
    if (rest === null && saysNothing) report = "failed";
  }
  if (within.undone || (verdict?.kind !== "ack" && acksInTry(reading, arm)) || answersPerItem(reading, arm))
    report = knownReport = "failed";
  if (
    retry === "untilDone" ||
    (rest === null && setInTry(reading, arm, path.carriers, home)) ||
    tidiesAfterFailure(arm, home)
  )
    report = "failed";
  const follows = followsPrimary(reading, arm.site, arm.operations, home);
  const weighed = weighedOperations(reading, arm, { home, unit, verdict, within, goesAlone: !follows && !writesOn });
  return {
    kind: "handler",
    form: arm.form,
    unit,
    place: placeOfArm(arm),
    operations: weighed.operations,
    report,
    knownReport,
    reportText: arm.known?.text ?? path.text,
    keptIn: reading.carriers.unreadAmong(path.carriers, own),
    verdict,
    loop: retry === "givesUp" ? "attempts" : loop,
    transaction: within.transaction,
    acknowledged:
      reading.earlyAcks.precede(arm.operations) || (arm.form === "allSettled" && emptyReplyOf(reading, home) !== null),
    wrapper: arm.wrapper ?? null,
    awaited: arm.awaited,
    explained:
      fallsBack(reading, arm) ||
      reading.intent.defers(arm.body) ||
      reading.intent.explains(arm.place) ||
      (arm.body[0] !== undefined && reading.intent.explains(arm.body[0])) ||
      reading.intent.explains(arm.site, arm.place.range[0]),
    followsPrimary: follows,
    onlyWork: !follows && !writesOn,
    isPurpose:
      (verdict?.kind === "return" && weighed.handsOut) ||
      ((verdict?.kind === "return" || verdict?.kind === "write") && isHandingOver(nameOfFunction(home) ?? "")),
  };
}

/** The keyword or the call, not the whole block: that is where the eye should land. */
export function placeOfArm(arm: FailureArm): { start: number; end: number } {
  const { start, end } = placeOf(arm.place);
  if (arm.form === "catch" && arm.place.type === "CatchClause")
    return { start, end: arm.place.param ? arm.place.param.range[1] + 1 : start + 5 };
  if (arm.form === "testedValue" && arm.place.type === "IfStatement")
    return { start, end: arm.place.test.range[1] + 1 };
  return { start, end };
}
