import type { TSESTree } from "@typescript-eslint/types";
import type { NeverReturns } from "../syntax/ends-of.ts";
import { Ends, endsOf } from "../syntax/ends-of.ts";
import { statementsOf, type Node } from "../syntax/node.ts";
import type { Response } from "./response.ts";

/** The ways through some statements that use the response nowhere. */
export interface Quiet {
  /** How they end, as flags of `Ends`; none when every way answers, throws or hands the response on. */
  ends: number;
  /** The statements on them. */
  readonly statements: Node[];
  /** What they leave by, where they leave early. */
  readonly exits: TSESTree.ReturnStatement[];
}

/** What is still to be run: the rest of a list, and then that of the list around it. */
interface Way {
  readonly rest: readonly Node[];
  readonly around: Way | null;
}

/**
 * `if (error instanceof CouponError) res.status(409).end();` answers on one way and not on the other. A choice that asks
 * the response itself, `if (!res.headersSent)`, or whether anybody still waits, is believed to answer on both.
 */
export function quietPaths(
  statements: readonly Node[],
  response: Response,
  neverReturns: NeverReturns,
  isSettled: (test: Node) => boolean,
): Quiet {
  const leaves = (node: Node): boolean => (endsOf([node], neverReturns) & Ends.byReturn) !== 0;
  const found: Quiet = { ends: 0, statements: [], exits: [] };
  const stack: Way[] = [{ rest: statements, around: null }];
  let steps = 0;
  for (let way = stack.pop(); way; way = stack.pop()) {
    const [first, ...rest] = way.rest;
    if (!first) {
      if (way.around) stack.push(way.around);
      else found.ends |= Ends.normally;
      continue;
    }
    // So many ways that nobody can tell: taken for answered.
    if (++steps > 200) return { ends: 0, statements: [], exits: [] };
    const next: Way = { rest, around: way.around };
    if (first.type === "BlockStatement") stack.push({ rest: first.body, around: next });
    else if (first.type === "IfStatement" && (response.isUsedIn(first) || leaves(first))) {
      if (response.isUsedIn(first.test)) continue;
      if (isSettled(first.test)) {
        if (!response.isUsedIn(first)) stack.push(next);
        continue;
      }
      stack.push({ rest: statementsOf(first.consequent), around: next });
      stack.push(first.alternate ? { rest: statementsOf(first.alternate), around: next } : next);
    } else if (first.type === "SwitchStatement" && response.isUsedIn(first)) {
      // Codes of errors are never all named: without a `default`, the rest falls through.
      if (!response.isUsedIn(first.discriminant) && !first.cases.some((arm) => arm.test === null)) stack.push(next);
    } else if (!response.isUsedIn(first)) {
      found.statements.push(first);
      const ends = endsOf([first], neverReturns);
      if (first.type === "ReturnStatement") found.exits.push(first);
      found.ends |= ends & Ends.byReturn;
      if (ends & Ends.normally) stack.push(next);
    }
  }
  return found;
}
