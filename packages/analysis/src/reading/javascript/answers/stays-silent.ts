import { statementsAfter } from "../failure-paths/verdict-after.ts";
import type { Reading } from "../reading.ts";
import { Ends, endsOf } from "../syntax/ends-of.ts";
import { statementsOf, type FunctionNode, type Node } from "../syntax/node.ts";
import type { Response } from "./response.ts";

/** Whether these statements come to their end, or return, without an answer, a throw, or a word to anybody else. */
export function staysSilent(reading: Reading, response: Response, nodes: readonly Node[]): boolean {
  const ends = endsOf(
    nodes.flatMap((node) => statementsOf(node)),
    reading.summaries.neverReturns,
  );
  return (
    !(ends & Ends.byThrow) &&
    (ends & (Ends.normally | Ends.byReturn)) !== 0 &&
    !nodes.some((node) => response.isUsedIn(node))
  );
}

/** Whether an answer may have been given on the way to a statement, or the response handed to somebody: also before a callback. */
export function mayBeAnsweredBefore(response: Response, site: Node, home: FunctionNode): boolean {
  for (let node = site; node.parent && node !== home; node = node.parent) {
    const { parent } = node;
    const list = parent.type === "BlockStatement" ? parent.body : parent.type === "SwitchCase" ? parent.consequent : [];
    for (const statement of list) {
      if ((statement as Node) === node) break;
      if (response.isUsedIn(statement) && !leavesByItself(response, statement)) return true;
    }
  }
  return false;
}

/** `if (!id) return res.status(400).end();`: whoever goes on has not been answered there. */
function leavesByItself(response: Response, statement: Node): boolean {
  return (
    statement.type === "IfStatement" &&
    !response.isUsedIn(statement.test) &&
    statement.alternate === null &&
    !(endsOf(statementsOf(statement.consequent), () => false) & Ends.normally)
  );
}

/** What still runs in this function once a statement has come to its end. */
export function afterOf(site: Node, fn: FunctionNode): readonly Node[] {
  return statementsAfter(site, fn).after;
}
