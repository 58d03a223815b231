import type { TSESTree } from "@typescript-eslint/types";
import type { Guard } from "../../../model/guard.ts";
import type { Unit } from "../../../model/unit.ts";
import { Payload } from "../units/payload.ts";
import { effectsLeaving, writesLeaving } from "../failure-paths/protected-writes.ts";
import { parseGuardOf } from "./parse-guard.ts";
import type { Reading } from "../reading.ts";
import { calledName, receiverOf, statementsOf, unwrap, type FunctionNode, type Node } from "../syntax/node.ts";
import { saysNothing, statementsAfter } from "../failure-paths/verdict-after.ts";
import { answerOf } from "../failure-paths/answer-of.ts";
import { bodiesOf } from "../units/bodies-of.ts";
import { draftOf, type Draft } from "./draft-of.ts";
import { expressionGuardOf } from "./expression-guard.ts";
import { exitOf } from "./guard-exit.ts";
import { reportAfterSkip } from "./guard-report.ts";
import { isPartOfFilter } from "./part-of-filter.ts";
import { isOnlyWork } from "./only-work.ts";
import { isPlain } from "./skipped-work.ts";

/** Reads the early exits and skipped arms of every unit that is given work from outside. */
export function readGuards(reading: Reading): readonly Guard[] {
  const found: Guard[] = [];
  const missesThatReport = new Set<string>();
  for (const { node, unit } of reading.units.all()) {
    if (unit.kind === "function" || unit.kind === "request") continue;
    const drafts = draftsOf(reading, node, unit);
    const reports = drafts.some((guard) => guard.report !== "silent");
    for (const { cause, report } of drafts)
      if (cause === "lookup-miss" && report !== "silent") missesThatReport.add(unit.kind);
    found.push(...drafts.map((guard) => ({ ...guard, siblingReports: reports && guard.report === "silent" })));
  }
  return found
    .map((guard) =>
      // What a record that is missing means to one handler, it means to the other.
      guard.cause === "lookup-miss" && guard.report === "silent" && missesThatReport.has(guard.unit.kind)
        ? { ...guard, siblingReports: true }
        : guard,
    )
    .toSorted((a, b) => a.place.start - b.place.start);
}

/** The guards of one unit, each read alone. */
export function draftsOf(reading: Reading, node: FunctionNode, unit: Unit): readonly Draft[] {
  const payload = new Payload(reading, node);
  const drafts: Draft[] = [];
  for (const body of bodiesOf(reading, node)) {
    for (const attempt of body.tries) drafts.push(...parseGuardOf(reading, payload, attempt, node, unit));
    for (const branch of body.branches)
      if (branch.type === "IfStatement") drafts.push(...guardsOf(reading, payload, branch, node, unit));
    for (const call of body.calls) drafts.push(...expressionGuardOf(reading, payload, call, node, unit));
  }
  return drafts;
}

function* guardsOf(
  reading: Reading,
  payload: Payload,
  branch: TSESTree.IfStatement,
  home: FunctionNode,
  unit: Unit,
): Generator<Draft> {
  const site = { node: branch, test: branch.test, end: branch.test.range[1] + 1 };
  const arms: readonly [Node | null, boolean][] = [
    [branch.consequent, true],
    [branch.alternate, false],
  ];
  for (const [arm, leavesWhen] of arms) {
    if (!arm || arm.type === "IfStatement") continue;
    const form = exitOf(reading, arm, unit) ?? (onlySettles(reading, branch, arm, home) ? "skippedArm" : null);
    // An arm that does the work before it leaves is no guard; the other arm may be the one that is skipped.
    if (!form || writesLeaving(reading, [arm]).length > 0) continue;
    const rest = leavesWhen
      ? [...(branch.alternate ? [branch.alternate] : []), ...statementsAfter(branch, home).after]
      : [branch.consequent, ...statementsAfter(branch, home).after];
    const found = draftOf(reading, payload, site, leavesWhen, form, unit, home, rest, arm);
    if (found.cause === "invalid-payload" && isPartOfFilter(reading, payload, branch))
      yield { ...found, cause: "routing" };
    else yield isLastOfChain(branch, leavesWhen) ? ofLastElse(found) : found;
    return;
  }
  if (!branch.alternate && !isElseIf(branch)) {
    const collected = collectedFor(reading, branch, home);
    if (collected) {
      yield draftOf(reading, payload, site, false, "skippedArm", unit, home, collected, null);
      return;
    }
    const after = isOnlyWork(reading, branch, home);
    if (!after || after.some((node) => node.type === "ReturnStatement" && !saysNothing(node.argument))) return;
    const skipped = draftOf(reading, payload, site, false, "skippedArm", unit, home, [branch.consequent], null);
    // Where a record is missing, whatever is done with it is the work.
    if (!holdsWork(reading, branch.consequent) && skipped.cause !== "lookup-miss") return;
    yield { ...skipped, report: reportAfterSkip(reading, branch.consequent, after) };
  }
}

/** `if (isValid(order)) valid.push(order);` in a loop: the work on what was collected, when nothing tells of the rest. */
function collectedFor(reading: Reading, branch: TSESTree.IfStatement, home: FunctionNode): readonly Node[] | null {
  const [only, ...more] = statementsOf(branch.consequent);
  const call = only?.type === "ExpressionStatement" ? unwrap(only.expression) : null;
  if (more.length > 0 || call?.type !== "CallExpression" || calledName(call) !== "push") return null;
  const { after, loop } = statementsAfter(branch, home);
  const list = receiverOf(call);
  if (loop !== "items" || list?.type !== "Identifier") return null;
  const text = after.map((node) => reading.file.textOf(node)).join("\n");
  const uses = text.includes(list.name) && reading.reports.of(after, []).level !== "failed";
  return uses && !/\.length *[-!=<>]|skip|drop|invalid|reject|ignore|malformed/i.test(text) ? after : null;
}

/** The last `else` of a chain of tests is what is left when none fits: `version === 2`, `version === 3`, else. */
function ofLastElse(found: Draft): Draft {
  if (found.cause !== "routing") return found;
  return { ...found, cause: /version/i.test(found.condition) ? "invalid-payload" : "unknown-type" };
}

function isLastOfChain(branch: TSESTree.IfStatement, leavesWhen: boolean): boolean {
  return !leavesWhen && isElseIf(branch);
}

function isElseIf(branch: TSESTree.IfStatement): boolean {
  return branch.parent.type === "IfStatement" && branch.parent.alternate === branch;
}

function holdsWork(reading: Reading, arm: Node): boolean {
  return writesLeaving(reading, [arm]).length > 0 || effectsLeaving(reading, [arm]).length > 0;
}

/** `if (!isValid(order)) { channel.ack(message); } else { … }`: nothing but an ack or a 2xx, and the function ends. */
function onlySettles(reading: Reading, branch: TSESTree.IfStatement, arm: Node, home: FunctionNode): boolean {
  const other = arm === branch.consequent ? branch.alternate : branch.consequent;
  if (!other || statementsOf(arm).length === 0) return false;
  const settles = statementsOf(arm).every((statement) => {
    const call = statement.type === "ExpressionStatement" ? unwrap(statement.expression) : null;
    if (call?.type !== "CallExpression") return false;
    const answer = answerOf(call);
    return (answer !== null && answer < 300) || reading.operations.of(call)?.kind === "ack" || isPlain(call);
  });
  return settles && holdsWork(reading, other) && isOnlyWork(reading, branch, home) !== null;
}
