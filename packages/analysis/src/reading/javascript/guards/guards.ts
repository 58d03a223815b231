import type { TSESTree } from "@typescript-eslint/types";
import type { Guard } from "../../../model/guard.ts";
import type { Unit } from "../../../model/unit.ts";
import { Ends, endsOf } from "../syntax/ends-of.ts";
import { causeOf } from "./guard-cause.ts";
import { Payload } from "../units/payload.ts";
import { effectsLeaving, writesLeaving } from "../failure-paths/protected-writes.ts";
import { parseGuardOf } from "./parse-guard.ts";
import type { Reading } from "../reading.ts";
import { isFunction, placeOf, type FunctionNode, type Node } from "../syntax/node.ts";
import { saysNothing, statementsAfter } from "../failure-paths/verdict-after.ts";
import { exitOf } from "./guard-exit.ts";
import { firstWork } from "./skipped-work.ts";
import { reportOfExit } from "./guard-report.ts";

export type Draft = Omit<Guard, "siblingReports">;

/** Reads the early exits and skipped arms of every unit that is given work from outside. */
export function readGuards(reading: Reading): readonly Guard[] {
  const found: Guard[] = [];
  for (const { node, unit } of reading.units.all()) {
    if (unit.kind === "function" || unit.kind === "request") continue;
    const payload = new Payload(reading, node);
    const drafts: Draft[] = [];
    for (const body of reading.file.bodiesWithin(node)) {
      if (body.node !== node && !(isFunction(body.node) && isPartOf(body.node, node, reading))) continue;
      for (const attempt of body.tries) drafts.push(...parseGuardOf(reading, payload, attempt, node, unit));
      for (const branch of body.branches)
        if (branch.type === "IfStatement") drafts.push(...guardsOf(reading, payload, branch, node, unit));
    }
    const reports = drafts.some((guard) => guard.report !== "silent");
    found.push(...drafts.map((guard) => ({ ...guard, siblingReports: reports && guard.report === "silent" })));
  }
  return found.toSorted((a, b) => a.place.start - b.place.start);
}

/** Callbacks that run for the items of the unit's own work. */
function isPartOf(inner: FunctionNode, home: FunctionNode, reading: Reading): boolean {
  if (inner.parent.type !== "CallExpression" || reading.units.of(inner)) return false;
  let current: Node | undefined = inner.parent;
  while (current && !isFunction(current)) current = current.parent;
  return current === home || (isFunction(current) && current !== inner && isPartOf(current, home, reading));
}

function* guardsOf(
  reading: Reading,
  payload: Payload,
  branch: TSESTree.IfStatement,
  home: FunctionNode,
  unit: Unit,
): Generator<Draft> {
  const arms: readonly [Node | null, boolean][] = [
    [branch.consequent, true],
    [branch.alternate, false],
  ];
  for (const [arm, leavesWhen] of arms) {
    if (!arm || arm.type === "IfStatement") continue;
    const form = exitOf(reading, arm, unit);
    // An arm that does the work before it leaves is no guard; the other arm may be the one that is skipped.
    if (!form || writesLeaving(reading, [arm]).length > 0) continue;
    const rest = leavesWhen
      ? [...(branch.alternate ? [branch.alternate] : []), ...workAfter(branch, home)]
      : [branch.consequent, ...workAfter(branch, home)];
    yield draft(reading, payload, branch, arm, leavesWhen, form, unit, rest);
    return;
  }
  if (!branch.alternate && !isElseIf(branch) && isLastWork(reading, branch, home)) {
    const after = workAfter(branch, home);
    if (!(endsOf(after, reading.summaries.neverReturns) & (Ends.normally | Ends.byReturn))) return;
    // A function that gives a value afterwards only left out an optional step.
    if (after.some((node) => node.type === "ReturnStatement" && !saysNothing(node.argument))) return;
    const skipped = draft(reading, payload, branch, null, false, "skippedArm", unit, [branch.consequent]);
    yield { ...skipped, report: reading.reports.of(after, []).level };
  }
}

function draft(
  reading: Reading,
  payload: Payload,
  branch: TSESTree.IfStatement,
  arm: Node | null,
  leavesWhen: boolean,
  form: Guard["form"],
  unit: Unit,
  rest: readonly Node[],
): Draft {
  const place = placeOf(branch);
  const isLast = !leavesWhen && arm !== null && isElseIf(branch);
  const cause = causeOf(reading, payload, branch.test, leavesWhen);
  return {
    kind: "guard",
    form,
    unit,
    place: { start: place.start, end: branch.test.range[1] + 1 },
    condition: clip(reading.file.textOf(branch.test)),
    // The last `else` of a chain of tests is what is left when none fits: `version === 2`, `version === 3`, else.
    cause:
      isLast && cause === "routing"
        ? /version/i.test(reading.file.textOf(branch.test))
          ? "invalid-payload"
          : "unknown-type"
        : cause,
    presenceOnly:
      cause === "invalid-payload" &&
      !/\(|typeof|instanceof|[<>]|\.(?:success|ok|valid|error)\b/.test(reading.file.textOf(branch.test)) &&
      payload.valueOf(subjectOf(branch.test))?.type !== "CallExpression",
    skipped: firstWork(reading, rest),
    report: arm ? reportOfExit(reading, arm) : "silent",
    explained: reading.intent.remarks(arm ?? branch, branch.range[0]),
  };
}

function isElseIf(branch: TSESTree.IfStatement): boolean {
  return branch.parent.type === "IfStatement" && branch.parent.alternate === branch;
}

function workAfter(branch: Node, home: FunctionNode): readonly Node[] {
  return statementsAfter(branch, home).after;
}

/** The arm holds the last work of its list: whoever skips it does nothing. */
function isLastWork(reading: Reading, branch: TSESTree.IfStatement, home: FunctionNode): boolean {
  if (
    writesLeaving(reading, [branch.consequent]).length === 0 &&
    effectsLeaving(reading, [branch.consequent]).length === 0
  )
    return false;
  const { parent } = branch;
  if (parent.type !== "BlockStatement") return false;
  const at = parent.body.indexOf(branch);
  const before = parent.body.slice(0, at);
  const after = workAfter(branch, home);
  return (
    !firstWork(reading, after) &&
    !before.some((node) => node.type !== "VariableDeclaration" && firstWork(reading, [node]) !== null)
  );
}

/** `order` of `!order` and of `order === null`. */
function subjectOf(test: Node): Node {
  if (test.type === "UnaryExpression") return test.argument;
  return test.type === "BinaryExpression" ? test.left : test;
}

function clip(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= 60 ? line : `${line.slice(0, 57)}…`;
}
