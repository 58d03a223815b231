import type { Operation, Tier } from "../../../model/operation.ts";
import type { Unit } from "../../../model/unit.ts";
import type { Verdict } from "../../../model/verdict.ts";
import { isEnding, isSideFunction, roleByName } from "../../../vocabulary/role-names.ts";
import type { Reading } from "../reading.ts";
import { statementsAfter } from "../failure-paths/verdict-after.ts";
import { calledName, type FunctionNode } from "../syntax/node.ts";
import { nameOfFunction } from "../units/unit-names.ts";
import type { FailureArm } from "./failure-arm.ts";
import { handsOutWhatWasMade } from "./hands-out.ts";
import { isOnErrorPath, isRepeated, isSideRoom } from "./is-side-room.ts";
import { goesThrough, type TransactionAround } from "./transaction-around.ts";

interface Surroundings {
  readonly home: FunctionNode;
  readonly unit: Unit;
  readonly verdict: Verdict | null;
  readonly within: TransactionAround;
  /** No other write of the unit comes before or after. */
  readonly goesAlone: boolean;
}

/** What the tried writes are worth where they stand, which may be more or less than their names say. */
export function weighedOperations(
  reading: Reading,
  arm: FailureArm,
  around: Surroundings,
): { readonly operations: readonly Operation[]; readonly handsOut: boolean } {
  if (isByTheWay(reading, arm, around)) {
    const operations = arm.operations.map((operation) => ({ ...operation, role: "secondary" as const }));
    return { operations, handsOut: false };
  }
  const whole = wholeWork(around);
  const made = handsOutWhatWasMade(reading, arm, around.home);
  const operations = arm.operations.map((operation): Operation => {
    const isPart = around.within.transaction !== null && goesThrough(reading, operation, around.within.handles);
    if (roleByName(operation.name) !== null) return operation;
    if (isPart)
      return { ...operation, tier: operation.tier === "effect" ? "primary" : operation.tier, role: "primary" };
    // A code that nobody else has is kept here or nowhere.
    if (made === "secret" && operation.tier === "cache") return { ...operation, tier: "primary", role: "primary" };
    return whole.includes(operation.tier) ? { ...operation, role: "primary" } : operation;
  });
  return { operations, handsOut: made === "record" };
}

function isByTheWay(reading: Reading, arm: FailureArm, { home, unit, verdict, within }: Surroundings): boolean {
  const name = nameOfFunction(home) ?? "";
  return (
    within.savepoint ||
    isSideFunction(arm.wrapper ?? "") ||
    // `poll()` that acknowledges is no side work: it takes messages off a queue.
    (verdict?.kind !== "ack" &&
      isSideFunction(name) &&
      // `close(shiftId)`, `close(req, res)`: of a shift or a ticket, which is no shutdown.
      !(isEnding(name) && (unit.kind !== "function" || endsWhat(home))) &&
      !(name.startsWith("archive") && removesAfterwards(reading, arm, home))) ||
    isSideRoom(reading.file.input.filename) ||
    isOnErrorPath(arm.site, home) ||
    isRepeated(arm.site)
  );
}

/** A first parameter that is no callback, option or reason. */
function endsWhat({ params: [first] }: FunctionNode): boolean {
  return (
    first?.type === "Identifier" &&
    !/^(?:callback|cb|done|next|fn|options?|opts|reason|code|signal|force|timeout|err|error|_\w*)$/i.test(first.name)
  );
}

/** `await archive.put(rows)`, caught, and then `await statements.purge(month)`: the copy that is left goes. */
function removesAfterwards(reading: Reading, arm: FailureArm, home: FunctionNode): boolean {
  let removes = false;
  for (const statement of statementsAfter(arm.site, home).after)
    reading.file.descend(statement, (node) => {
      removes ||=
        node.type === "CallExpression" &&
        /^(?:delete|remove|purge|drop|truncate|unlink|rm)/.test(calledName(node) ?? "");
      return !removes;
    });
  return removes;
}

/** Whoever says "erased" after nothing but a removal says it of the removal; a consumer that only sends exists for that. */
function wholeWork({ unit, verdict, goesAlone }: Surroundings): readonly Tier[] {
  if (!goesAlone) return [];
  if (verdict?.kind === "ack" || isFromBroker(unit)) return ["delete", "notify"];
  return verdict?.kind === "success" ? ["delete"] : [];
}

function isFromBroker({ kind, derived }: Unit): boolean {
  return (kind === "message" || kind === "job") && !derived;
}
