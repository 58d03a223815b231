import type { TSESTree } from "@typescript-eslint/types";
import { losesWork } from "../../../model/guard.ts";
import type { Passing } from "../../../model/passing.ts";
import type { Unit } from "../../../model/unit.ts";
import { writesLeaving } from "../failure-paths/protected-writes.ts";
import { statementsAfter } from "../failure-paths/verdict-after.ts";
import { draftOf } from "../guards/draft-of.ts";
import type { Reading } from "../reading.ts";
import { statementsOf, type FunctionNode } from "../syntax/node.ts";
import { bodiesOf } from "../units/bodies-of.ts";
import { Payload } from "../units/payload.ts";
import { isKeptAbove } from "./is-kept-above.ts";

/** `if (!isValid(event)) throw new InvalidEvent(event);` in the units whose early exits `readGuards` reads. */
export function* passingGuardsOf(reading: Reading): Generator<Passing> {
  for (const { node, unit } of reading.units.all()) {
    if (unit.kind === "function" || unit.kind === "request" || unit.throwReaches === "nobody") continue;
    let payload: Payload | null = null;
    for (const { branches } of bodiesOf(reading, node))
      for (const branch of branches) {
        if (branch.type !== "IfStatement" || !endsInThrow(branch)) continue;
        payload ??= new Payload(reading, node);
        const passing = ofBranch(reading, payload, branch, node, unit);
        if (passing) yield passing;
      }
  }
}

function endsInThrow({ consequent }: TSESTree.IfStatement): boolean {
  return statementsOf(consequent).at(-1)?.type === "ThrowStatement";
}

function ofBranch(
  reading: Reading,
  payload: Payload,
  branch: TSESTree.IfStatement,
  home: FunctionNode,
  unit: Unit,
): Passing | null {
  const { test, consequent, alternate } = branch;
  // An arm that does the work before it throws is no guard.
  if (writesLeaving(reading, [consequent]).length > 0 || isKeptAbove(reading, branch, home)) return null;
  const rest = [...(alternate ? [alternate] : []), ...statementsAfter(branch, home).after];
  const site = { node: branch, test, end: test.range[1] + 1 };
  const { cause, skipped, condition, place } = draftOf(
    reading,
    payload,
    site,
    true,
    "return",
    unit,
    home,
    rest,
    consequent,
  );
  return losesWork(cause) && skipped
    ? { kind: "passing", form: "guard", unit, place, cause: condition, operations: [] }
    : null;
}
