import type { FailingResult } from "../../../model/failing-result.ts";
import type { Operation } from "../../../model/operation.ts";
import type { UnreadResult } from "../../../model/unread-result.ts";
import { isSideFunction, roleByName } from "../../../vocabulary/role-names.ts";
import { isFalsy } from "../failure-paths/error-values.ts";
import { verdictAfter } from "../failure-paths/verdict-after.ts";
import type { FailureArm } from "../handlers/failure-arm.ts";
import { followsPrimary } from "../failure-paths/follows-primary.ts";
import { isOnErrorPath, isRepeated, isSideRoom } from "../handlers/is-side-room.ts";
import { statementAround } from "../handlers/statement-around.ts";
import type { Reading } from "../reading.ts";
import { terminalOf } from "../syntax/chain.ts";
import {
  calledName,
  memberName,
  pathOf,
  placeOf,
  unwrap,
  type Call,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import { nameOfFunction } from "../units/unit-names.ts";
import { failingOperation, type FailingOperation } from "./failing-operation.ts";
import type { ResultUse } from "./result-use.ts";
import { ResultWalk } from "./result-walk.ts";
import { tellingFields } from "./telling-fields.ts";
import { toldCalls } from "./told-calls.ts";
import { settledWrite } from "./settled-write.ts";
import { resultInCallback } from "./result-in-callback.ts";

/** Reads every call whose result tells of its failure, and whose result nobody asks. */
export function readUnreadResults(reading: Reading): readonly UnreadResult[] {
  const found = new Map<number, UnreadResult>();
  const ownCalls = toldCalls(reading);
  for (const call of new Set([...candidatesIn(reading), ...ownCalls.keys()])) {
    const failing = failingOperation(reading, call) ?? settledWrite(reading, call) ?? ownCalls.get(call);
    const fact = failing ? readOne(reading, call, failing) : null;
    // Two results that the same call of a wrapper drops are one place to mend.
    if (fact && !found.has(fact.place.start)) found.set(fact.place.start, fact);
  }
  return [...found.values()].toSorted((a, b) => a.place.start - b.place.start);
}

/** Calls that go by a name that tells of failures somewhere, and the ends of their chains: `supabase.from(…).insert(…).select()`. */
function* candidatesIn(reading: Reading): Generator<Call> {
  const { vocabulary } = reading.operations;
  const { text } = reading.file.input;
  for (const body of reading.file.bodies)
    for (const call of body.calls) {
      const name = calledName(call);
      if (name === null) continue;
      if (name === "allSettled" || name === "fetch" || vocabulary.mayReturnFailure(name, text)) yield terminalOf(call);
    }
}

function readOne(
  reading: Reading,
  call: Call,
  { operation, result, isLogged = false }: FailingOperation,
): UnreadResult | null {
  const use =
    resultInCallback(reading, call, result) ??
    new ResultWalk(reading, call, tellingFields(result.reads, reading.file.input.text)).use();
  if (use.form === "read") return null;
  const site = statementAround(use.at);
  const around = reading.units.around(use.at);
  if (!around) return null;
  const arm = armOf(use, site, operation);
  const { verdict, writesOn } = verdictAfter(reading, arm, around.node, around.unit);
  const demoted =
    isSideFunction(nameOfFunction(around.node) ?? "") ||
    isSideRoom(reading.file.input.filename) ||
    isOnErrorPath(site, around.node) ||
    isRepeated(site);
  const role = reading.intent.tagAbove(site) ?? (demoted ? "secondary" : roleOf(operation, result));
  return {
    kind: "unreadResult",
    // What matters less is told of by its log line.
    form: isLogged && operation.tier !== "primary" ? "logged" : use.form,
    unit: around.unit,
    place: placeOfCall(use.at),
    operation: { ...operation, role },
    result,
    settled: operation.place.start !== call.range[0],
    answerUsed: use.answerUsed,
    awaited: use.awaited || result.of === "returned",
    leavesByThrow: leavesByThrow(reading, use.at, around.node),
    verdict,
    explained: reading.intent.explains(site),
    onlyWork: !writesOn && !followsPrimary(reading, arm.site, arm.operations, around.node),
  };
}

/** A removal is what the work is about, unless its names say otherwise; the `try` of `tryAdd` says nothing of its worth. */
function roleOf(operation: Operation, { of }: FailingResult): Operation["role"] {
  if (of === "returned" && operation.tier === "primary") return "primary";
  return operation.tier === "delete" ? (roleByName(operation.name) ?? "primary") : operation.role;
}

/** No `try` or `.catch` on the way out keeps a throw to itself; `return false` in a handler tells the caller. */
function leavesByThrow(reading: Reading, at: Node, home: FunctionNode): boolean {
  for (let node = at, { parent } = node; parent && node !== home; node = parent, { parent } = node) {
    if (parent.type === "TryStatement" && parent.block === node && parent.handler) {
      const { handler } = parent;
      const errors = handler.param ? reading.bindings.declaredBy(handler) : [];
      const denies = reading.file
        .bodyAround(handler)
        .returns.some(
          ({ argument, range }) =>
            argument && range[0] > handler.range[0] && range[1] <= handler.range[1] && isFalsy(unwrap(argument)),
        );
      if (!denies && reading.reports.of([handler.body], errors).level !== "failed") return false;
    }
    if (parent.type === "MemberExpression" && parent.object === node && memberName(parent) === "catch") return false;
    if (parent.type === "CallExpression" && pathOf(parent.callee) === "Promise.allSettled") return false;
  }
  return true;
}

/** The result's being dropped, seen as a failure path that does nothing. */
function armOf(use: ResultUse, site: Node, operation: Operation): FailureArm {
  return {
    form: "testedValue",
    place: use.at,
    body: site.type === "ReturnStatement" ? [site] : [],
    errors: [],
    operations: [operation],
    site,
    returnLeaves: true,
    awaited: use.awaited,
  };
}

/** What is called, without its arguments: that is where the eye should land. */
function placeOfCall(node: Node): { start: number; end: number } {
  const { start, end } = placeOf(node);
  return { start, end: node.type === "CallExpression" ? node.callee.range[1] : end };
}
