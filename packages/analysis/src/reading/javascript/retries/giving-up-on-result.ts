import type { Operation } from "../../../model/operation.ts";
import { isEffectVerb } from "../../../vocabulary/write-names.ts";
import type { Reading } from "../reading.ts";
import { Ends, endsOf } from "../syntax/ends-of.ts";
import {
  calledName,
  contains,
  isFunction,
  propertyOf,
  statementsOf,
  stringValue,
  unwrap,
  type Call,
  type Loop,
  type Node,
} from "../syntax/node.ts";
import { asksForCount, headOf, isEndless, leavesLoop, speaksOfAttempts } from "./attempts-around.ts";
import { operationOf } from "./attempted-work.ts";
import type { Attempted } from "./giving-up-in-loop.ts";

/** A loop whose attempts answer instead of throwing: `while (retries-- > 0) { if (await deliver(order)) break; … }`. */
export function givingUpOnResult(reading: Reading, loop: Loop): Attempted | null {
  if (isEndless(loop) || !speaksOfAttempts(headOf(reading, loop))) return null;
  const work = decidingCall(reading, loop);
  const operation = work ? effectOf(reading, work) : null;
  if (!work || !operation) return null;
  const leaving = leavesLoop(reading, [loop.body], loop, 0);
  return {
    form: "loop",
    work,
    known: operation,
    site: loop,
    place: loop,
    explainedAt: loop,
    nodes: statementsOf(loop.body).flatMap((statement) => pathOfLast(reading, statement, loop, work)),
    errors: [],
    afterIsFailure: leaving === "return",
  };
}

/** The first awaited call whose answer decides whether the loop goes on. */
function decidingCall(reading: Reading, loop: Loop): Call | null {
  const head = new Set(headOf(reading, loop).split(/[^\w$]+/));
  let found: Call | null = null;
  reading.file.descend(loop.body, (node) => {
    if (found || isFunction(node) || (node.type === "TryStatement" && node.handler)) return false;
    const call = node.type === "AwaitExpression" ? unwrap(node) : null;
    if (call?.type === "CallExpression" && decides(reading, node, loop, head)) found = call;
    return !found;
  });
  return found;
}

function decides(reading: Reading, awaited: Node, loop: Loop, head: ReadonlySet<string>): boolean {
  for (let node = awaited, parent = node.parent; parent; node = parent, parent = node.parent) {
    if (parent.type === "IfStatement") return parent.test === node;
    if (parent.type === "AssignmentExpression") return parent.left.type === "Identifier" && head.has(parent.left.name);
    if (parent.type === "VariableDeclarator") {
      const variables = reading.bindings.declaredBy(parent);
      return variables.some((variable) =>
        variable.references.some(
          ({ identifier }) => contains(loop.body, identifier as Node) && isInTest(identifier as Node),
        ),
      );
    }
    if (parent.type.endsWith("Statement")) return false;
  }
  return false;
}

function isInTest(identifier: Node): boolean {
  for (let node = identifier, parent = node.parent; parent; node = parent, parent = node.parent) {
    if (parent.type === "IfStatement") return parent.test === node;
    if (/Statement$|Declaration$/.test(parent.type)) return false;
  }
  return false;
}

function effectOf(reading: Reading, call: Call): Operation | null {
  const written = reading.summaries.writeOf(call);
  if (written) return written;
  const name = calledName(call) ?? "";
  const method = stringValue(propertyOf(call.arguments[1], "method") ?? propertyOf(call.arguments[0], "method"));
  const acts =
    /^(?:POST|PUT|PATCH|DELETE)$/i.test(method ?? "") ||
    (/^(?:post|put|patch|send|submit|push|deliver|transmit|transfer|apply|try|store|save|write|update)(?:[A-Z]\w*)?$/.test(
      name,
    ) &&
      (isEffectVerb(name) || name.startsWith("try")));
  return acts ? { ...operationOf(reading, call), kind: "write" } : null;
}

/** What runs in a turn that did not work: without the attempt itself, and without arms that leave because it did. */
function pathOfLast(reading: Reading, statement: Node, loop: Loop, work: Call): readonly Node[] {
  if (statement.type !== "IfStatement") return contains(statement, work) ? [] : [statement];
  const arms = [statement.consequent, ...(statement.alternate ? [statement.alternate] : [])];
  if (asksForCount(reading, statement.test, loop)) return arms;
  return arms.filter((arm) => {
    const ends = endsOf(statementsOf(arm), reading.summaries.neverReturns);
    return (ends & (Ends.normally | Ends.byContinue)) !== 0 && !contains(arm, work);
  });
}
