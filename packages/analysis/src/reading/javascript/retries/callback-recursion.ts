import type { TSESTree } from "@typescript-eslint/types";
import type { Operation } from "../../../model/operation.ts";
import { effectCall } from "../failure-paths/effect-call.ts";
import type { Reading } from "../reading.ts";
import { hasErrorFirstCallback } from "../syntax/chain.ts";
import type { Body } from "../syntax/source-file.ts";
import { isFunction, pathOf, statementsOf, unwrap, type Call, type FunctionNode } from "../syntax/node.ts";
import { nameOfFunction } from "../units/unit-names.ts";
import { asksForCount } from "./attempts-around.ts";
import type { Attempted } from "./giving-up-in-loop.ts";
import { callsItself, leaves, parametersOf } from "./recursion.ts";

/**
 * A function that calls itself from its own callback, with one attempt less, and calls back in the end as if all were well:
 *
 *     terminal.load(pass, function (err) {
 *       if (!err) return callback();
 *       if (left === 0) return callback();
 *       setTimeout(() => deliver(pass, left - 1, callback), pause);
 *     });
 */
export function givingUpByCallback(reading: Reading, body: Body): Attempted | null {
  const fn = body.node;
  const name = isFunction(fn) ? nameOfFunction(fn) : null;
  if (!isFunction(fn) || name === null || !/attempt|retr|tries|left|times/i.test(parametersOf(reading, fn)))
    return null;
  for (const call of body.calls) {
    const callback = call.arguments.at(-1);
    // A second parameter is a result: the call is made for what it gives.
    if (!isFunction(callback) || !hasErrorFirstCallback(call) || callback.params.length > 1 || !callback.body) continue;
    if (!callsItself(reading, fn, name, callback.body)) continue;
    const test = givingUpIn(reading, callback);
    if (!test) continue;
    return {
      form: "recursion",
      work: call,
      known: tried(reading, call),
      site: test,
      place: test,
      explainedAt: test,
      nodes: statementsOf(test.consequent),
      errors: reading.bindings.declaredBy(callback).slice(0, 1),
      afterIsFailure: false,
      callsBack: true,
    };
  }
  return null;
}

/** `if (left === 0) return callback();` */
function givingUpIn(reading: Reading, callback: FunctionNode): TSESTree.IfStatement | null {
  for (const branch of reading.file.bodyOf(callback).branches) {
    if (branch.type !== "IfStatement" || !leaves(branch.consequent) || !asksForCount(reading, branch.test, null))
      continue;
    const last = statementsOf(branch.consequent).at(-1);
    const value = last?.type === "ReturnStatement" && last.argument ? unwrap(last.argument) : null;
    if (value?.type === "CallExpression" && value.callee.type === "Identifier") return branch;
  }
  return null;
}

function tried(reading: Reading, call: Call): Operation {
  return reading.summaries.writeOf(call) ?? effectCall(call, pathOf(call.callee) ?? "the call");
}
