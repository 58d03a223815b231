import type { Handler } from "../../../model/handler.ts";
import { strongest } from "../../../model/report.ts";
import { isSideFunction } from "../../../vocabulary/role-names.ts";
import { armsOf } from "./arms.ts";
import type { FailureArm } from "./failure-arm.ts";
import type { Reading } from "../reading.ts";
import { contains, placeOf, type FunctionNode, type Node } from "../syntax/node.ts";
import { nameOfFunction } from "../units/unit-names.ts";
import { valueArmsOf } from "./value-arms.ts";
import { verdictAfter } from "../failure-paths/verdict-after.ts";
import { setInTry, returnsNothing } from "../failure-paths/returns-nothing.ts";
import { retryOf } from "../failure-paths/retry-of.ts";
import { transactionAround } from "./transaction-around.ts";
import { isOnErrorPath, isRepeated, isSideRoom } from "./is-side-room.ts";

/** Reads every place that receives the failure of a write, in every form that JavaScript has. */
export function readHandlers(reading: Reading): readonly Handler[] {
  const found: Handler[] = [];
  for (const body of reading.file.bodies)
    for (const arms of [armsOf(reading, body), valueArmsOf(reading, body)])
      for (const arm of arms) {
        const handler = arm.operations.length > 0 ? toHandler(reading, arm) : null;
        if (handler) found.push(handler);
      }
  return found.toSorted((a, b) => a.place.start - b.place.start);
}

/** `await store(msg); msg.ack()`: what fails before its ack is delivered again. An ack that comes first keeps nothing. */
function acksInTry(reading: Reading, arm: FailureArm): boolean {
  if (arm.site.type !== "TryStatement") return false;
  let acks = false;
  reading.file.descend(arm.site.block, (node) => {
    if (node.type !== "CallExpression") return !acks;
    if (!arm.operations.some((operation) => operation.place.start <= node.range[0])) return true;
    const called = reading.summaries.calledBy(node);
    acks ||=
      reading.operations.of(node)?.kind === "ack" ||
      (called !== null && reading.summaries.of(called).performs.has("ack"));
    return !acks;
  });
  return acks;
}

function toHandler(reading: Reading, arm: FailureArm): Handler | null {
  const around = reading.units.around(arm.site);
  if (!around) return null;
  const { node: home, unit } = around;
  const path = reading.reports.of(arm.body, arm.errors);
  let report = arm.known?.level ?? path.level;
  report = strongest(
    report,
    reading.carriers.reportOf(path.carriers, arm.site.type === "TryStatement" ? arm.place : arm.site),
  );
  const retry = retryOf(reading, arm, home);
  if (
    report !== "failed" &&
    (acksInTry(reading, arm) ||
      setInTry(reading, arm, path.carriers) ||
      returnsNothing(reading, arm, home, unit) ||
      retry === "untilDone")
  )
    report = "failed";
  const { verdict, loop, writesOn } = verdictAfter(reading, arm, home, unit);
  const follows = followsPrimary(reading, arm, home);
  const demoted =
    isSideFunction(nameOfFunction(home) ?? "") ||
    isSideRoom(reading.file.input.filename) ||
    isOnErrorPath(arm.site, home) ||
    isRepeated(arm.site);
  return {
    kind: "handler",
    form: arm.form,
    unit,
    place: placeOfArm(arm),
    operations: demoted
      ? arm.operations.map((operation) => ({ ...operation, role: "secondary" as const }))
      : arm.operations,
    report,
    reportText: arm.known?.text ?? path.text,
    verdict,
    loop: retry === "givesUp" ? "attempts" : loop,
    transaction: transactionAround(reading, arm.site, home),
    awaited: arm.awaited,
    explained:
      reading.intent.explains(arm.place) ||
      (arm.body[0] !== undefined && reading.intent.explains(arm.body[0])) ||
      reading.intent.explains(arm.site, arm.place.range[0]),
    followsPrimary: follows,
    onlyWork: !follows && !writesOn,
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

/** An earlier primary write of the same function that would fail it. */
function followsPrimary(reading: Reading, arm: FailureArm, home: FunctionNode): boolean {
  return reading.file.bodyOf(home).calls.some((call) => {
    if (
      call.range[1] > arm.site.range[0] ||
      arm.operations.some((operation) => operation.place.start === call.range[0])
    )
      return false;
    for (let node: Node | undefined = call; node && node !== home; node = node.parent) {
      if (node.type === "TryStatement" && node.handler && contains(node.block, call) && !contains(node, arm.site))
        return false;
      // Another arm of the same choice does not run before this one.
      const isArm =
        node.type === "SwitchCase" ||
        node.type === "CatchClause" ||
        (node.parent?.type === "IfStatement" && node.parent.test !== node);
      if (isArm && !contains(node, arm.site)) return false;
    }
    const operation = reading.summaries.writeOf(call);
    return operation !== null && operation.role === "primary" && operation.tier === "primary";
  });
}
