import type { Variable } from "@typescript-eslint/scope-manager";
import type { Place } from "../../../model/place.ts";
import { strongest, type ReportLevel } from "../../../model/report.ts";
import type { Unit } from "../../../model/unit.ts";
import type { Verdict } from "../../../model/verdict.ts";
import { isErrorValue } from "../failure-paths/error-values.ts";
import { returnText, saysNothing, statementsAfter, verdictAfter } from "../failure-paths/verdict-after.ts";
import type { Reading } from "../reading.ts";
import { promiseCallsOn } from "../syntax/chain.ts";
import { Ends, endsNormally, endsOf } from "../syntax/ends-of.ts";
import { contains, placeOf, statementsOf, wrapped, type FunctionNode, type Node } from "../syntax/node.ts";
import { assignedWithin, isDefaultInUse, testOfResult } from "./results.ts";

/** The last attempt has failed: from here on the unit goes one way only. */
export interface GivingUp {
  /** The loop, `try` or test after which the unit goes on. */
  readonly site: Node;
  readonly place: Node;
  /** What runs between the last failure and `site`'s end. */
  readonly nodes: readonly Node[];
  readonly errors: readonly Variable[];
  /** What stands after `site` runs only when all attempts have failed. */
  readonly afterIsFailure: boolean;
  /** The attempts are made for what they give, not for what they write. */
  readonly givesResult: boolean;
  /** The function that the attempts are written in, and the unit around it. */
  readonly fn: FunctionNode;
  readonly home: FunctionNode;
  readonly unit: Unit;
  readonly callsBack?: boolean;
}

export interface Exhaustion {
  readonly report: ReportLevel;
  readonly reportText: string | null;
  readonly verdict: Verdict | null;
  readonly leavesAt: Place | null;
}

/** What becomes of the last failure; null when whoever called can tell it from what the function gives. */
export function exhaustionOf(reading: Reading, up: GivingUp): Exhaustion | null {
  const { site, home, unit } = up;
  const { after } = statementsAfter(site, home);
  const never = reading.summaries.neverReturns;
  const ends = endsOf(after, never);
  if (!(ends & (Ends.normally | Ends.byReturn))) return null;
  if (!up.callsBack && isToldByValue(reading, up, after)) return null;
  const path = reading.reports.of(up.nodes, up.errors);
  const rest = up.afterIsFailure ? reading.reports.of(after, []) : null;
  const set = assignedWithin(reading, site);
  const test = up.givesResult ? testOfResult(reading, set, after) : null;
  // What is set on the way is seen by whoever reads it later: `lastError = error`, `sent = true`, `attempts++`.
  const seen = up.givesResult ? set.filter((variable) => !test && !isDefaultInUse(variable, site)) : set;
  const told = reading.carriers.reportOf(seen, site);
  const arm = test ? reading.reports.of(statementsOf(test.consequent), []) : null;
  const report = [rest?.level, told, arm?.level].reduce<ReportLevel>(
    (level, other) => strongest(level, other ?? "silent"),
    path.level,
  );
  const { verdict } = verdictAfter(
    reading,
    {
      form: "catch",
      place: up.place,
      body: up.nodes,
      errors: up.errors,
      operations: [],
      site,
      returnLeaves: true,
      awaited: true,
    },
    home,
    unit,
  );
  return {
    report,
    reportText: path.text ?? rest?.text ?? arm?.text ?? null,
    verdict: verdictOf(verdict, test ?? (endsNormally(up.nodes, never) ? own(after) : null), unit),
    leavesAt: test ? placeOf(test) : null,
  };
}

/** Leaving for want of a result, or with a `false` that nobody looks at, claims no more than a return does. */
function verdictOf(verdict: Verdict | null, leaving: Node | null, unit: Unit): Verdict | null {
  const isTest = leaving?.type === "IfStatement";
  if (!leaving || (verdict && !isTest)) return verdict;
  return { kind: "return", text: returnText(unit), place: placeOf(leaving) };
}

function own(after: readonly Node[]): Extract<Node, { type: "ReturnStatement" }> | null {
  return after.find((node) => node.type === "ReturnStatement") ?? null;
}

/*
 * | after the last attempt                              | its caller can tell          |
 * |-----------------------------------------------------|------------------------------|
 * | `return { ok: false }`, an error value              | yes                          |
 * | `return null`, or nothing, beside `return order`    | yes, unless nobody looks     |
 * | `return fallback` where success has returned before | yes: that is another answer  |
 * | the end of a function without a return type         | no, where it writes          |
 * | nothing, and nothing is returned elsewhere          | no                           |
 */
function isToldByValue(reading: Reading, up: GivingUp, after: readonly Node[]): boolean {
  const returns = reading.file.bodyOf(up.fn).returns;
  const end = own(after);
  const last = end?.argument ?? null;
  if (isErrorValue(last)) return true;
  if (up.unit.kind !== "function") return false;
  const inNodes = returns.filter((node) => up.nodes.some((part) => contains(part, node)));
  const isEnd = up.afterIsFailure || inNodes.length > 0;
  if (!isEnd) return false;
  if (last !== null && !saysNothing(last)) return up.afterIsFailure && !claims(last);
  const gives = returns.some((node) => node !== end && !inNodes.includes(node) && !saysNothing(node.argument));
  // Falling off the end of a function that nobody declares to give nothing is no answer.
  const isMeant = end !== null || inNodes.length > 0 || Boolean(up.fn.returnType) || up.givesResult;
  return gives && isMeant && !isIgnored(reading, up.fn);
}

/** `return true` after the last attempt is a claim, not an answer of its own. */
function claims(value: Node): boolean {
  return (value.type === "Literal" && value.value === true) || value.type === "ObjectExpression";
}

/** All calls of a function stand alone in this file, so that nobody looks at what it gives. */
function isIgnored(reading: Reading, fn: FunctionNode): boolean {
  const callers = reading.units.callersOf(fn).filter((call) => !contains(fn, call));
  return (
    callers.length > 0 &&
    callers.every((call) => {
      const holder = wrapped(promiseCallsOn(call).at(-1) ?? call).parent;
      return (
        holder?.type === "ExpressionStatement" || (holder?.type === "UnaryExpression" && holder.operator === "void")
      );
    })
  );
}
