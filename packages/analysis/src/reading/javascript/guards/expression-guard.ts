import type { Operation } from "../../../model/operation.ts";
import type { Unit } from "../../../model/unit.ts";
import { writesLeaving } from "../failure-paths/protected-writes.ts";
import { saysNothing } from "../failure-paths/verdict-after.ts";
import type { Reading } from "../reading.ts";
import { promiseCallsOn } from "../syntax/chain.ts";
import { isFunction, pathOf, unwrap, wrapped, type Call, type FunctionNode, type Node } from "../syntax/node.ts";
import type { Payload } from "../units/payload.ts";
import { draftOf, type Draft } from "./draft-of.ts";
import { reportAfterSkip } from "./guard-report.ts";
import { isOnlyWork } from "./only-work.ts";
import { workOf } from "./skipped-work.ts";

/** `order && (await ship(order))`, `order ? ship(order) : undefined`, `await order?.cancel()`: work under a condition. */
export function* expressionGuardOf(
  reading: Reading,
  payload: Payload,
  call: Call,
  home: FunctionNode,
  unit: Unit,
): Generator<Draft> {
  const choice = choiceAround(call) ?? optionalChoice(call);
  if (!choice) return;
  const { whole, test, leavesWhen } = choice;
  const statement = statementOf(whole);
  const work = statement ? workUnder(reading, call, statement) : null;
  if (!statement || !work) return;
  // The value of an arrow stands alone.
  const after = isFunction(statement) ? [] : isOnlyWork(reading, statement, home);
  if (!after || after.some((node) => node.type === "ReturnStatement" && !saysNothing(node.argument))) return;
  const site = { node: whole, test, end: Math.max(test.range[1], whole.range[0] + 1) };
  const draft = draftOf(reading, payload, site, leavesWhen, "skippedArm", unit, home, [call], null);
  yield {
    ...draft,
    skipped: draft.skipped ?? work,
    // The condition is said as it stands when the work is skipped: "not `order`".
    condition: leavesWhen ? `!(${draft.condition})` : draft.condition,
    report: reportAfterSkip(reading, whole, after),
  };
}

interface Conditional {
  readonly whole: Node;
  readonly test: Node;
  readonly leavesWhen: boolean;
}

function choiceAround(call: Call): Conditional | null {
  const node = wrapped(promiseCallsOn(call).at(-1) ?? call);
  const { parent } = node;
  if (parent?.type === "LogicalExpression" && parent.right === node && parent.operator !== "??")
    return { whole: parent, test: parent.left, leavesWhen: parent.operator === "||" };
  if (parent?.type !== "ConditionalExpression" || parent.test === node) return null;
  const other = parent.consequent === node ? parent.alternate : parent.consequent;
  const idle = saysNothing(other) || pathOf(other) === "Promise.resolve()";
  return idle ? { whole: parent, test: parent.test, leavesWhen: parent.alternate === node } : null;
}

/** `await order?.cancel()`: what is left out is the call itself. */
function optionalChoice(call: Call): Conditional | null {
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression" || !callee.optional || callee.object.type !== "Identifier") return null;
  const whole = wrapped(call);
  return whole.type === "AwaitExpression" || whole.parent?.type === "ReturnStatement"
    ? { whole, test: callee.object, leavesWhen: false }
    : null;
}

/** The statement that consists of this expression, or the arrow whose value it is. */
function statementOf(whole: Node): Node | null {
  const outer = wrapped(whole);
  const { parent } = outer;
  if (parent?.type === "ExpressionStatement" || parent?.type === "ReturnStatement") return parent;
  return parent?.type === "ArrowFunctionExpression" && parent.body === outer ? parent : null;
}

/** A write, or a call that is awaited or handed back, whose result nobody takes. */
function workUnder(reading: Reading, call: Call, statement: Node): Operation | null {
  const [write] = writesLeaving(reading, [call]);
  if (write) return write;
  const awaited = wrapped(call).type === "AwaitExpression" || statement.type === "ReturnStatement";
  return awaited ? workOf(reading, call) : null;
}
