import type { Operation } from "../../../model/operation.ts";
import type { Reading } from "../reading.ts";
import { Ends, endsOf } from "../syntax/ends-of.ts";
import { marksBeginning } from "./stored-status.ts";
import { contains, type FunctionNode, type Node } from "../syntax/node.ts";

/** Whether an earlier primary write of the same function would fail it, so that what fails at `site` is a follow-up. */
export function followsPrimary(
  reading: Reading,
  site: Node,
  operations: readonly Operation[],
  home: FunctionNode,
): boolean {
  // A script's start stands outside of what it runs.
  if (!contains(home, site)) return false;
  return reading.file.bodyOf(home).calls.some((call) => {
    if (call.range[1] > site.range[0] || operations.some((operation) => operation.place.start === call.range[0]))
      return false;
    for (let node: Node | undefined = call; node && node !== home; node = node.parent) {
      // A handler that throws on lets nobody go on to what comes after.
      if (
        node.type === "TryStatement" &&
        node.handler &&
        contains(node.block, call) &&
        !contains(node, site) &&
        endsOf(node.handler.body.body, reading.summaries.neverReturns) & ~Ends.byThrow
      )
        return false;
      // Another arm of the same choice does not run before this one.
      const isArm =
        node.type === "SwitchCase" ||
        node.type === "CatchClause" ||
        (node.parent?.type === "IfStatement" && node.parent.test !== node);
      if (isArm && !contains(node, site)) return false;
    }
    // `setStatus(id, 'RUNNING')` only says that the work begins.
    if (marksBeginning(call)) return false;
    if (reading.operations.of(call)?.kind === "transaction") return true;
    const operation = reading.summaries.writeOf(call);
    return operation !== null && operation.role === "primary" && operation.tier === "primary";
  });
}
