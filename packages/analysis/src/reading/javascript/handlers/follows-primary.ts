import type { Reading } from "../reading.ts";
import { contains, type FunctionNode, type Node } from "../syntax/node.ts";
import type { FailureArm } from "./failure-arm.ts";

/** An earlier primary write of the same function that would fail it. */
export function followsPrimary(
  reading: Reading,
  arm: Pick<FailureArm, "site" | "operations">,
  home: FunctionNode,
): boolean {
  return reading.file.bodyOf(home).calls.some((call) => {
    if (
      call.range[1] > arm.site.range[0] ||
      arm.operations.some((operation) => operation.place.start === call.range[0])
    )
      return false;
    for (let node: Node | undefined = call; node && node !== home; node = node.parent) {
      if (node.type === "TryStatement" && node.handler && contains(node.block, call) && !contains(node, arm.site))
        return false;
      // Another arm of the same choice does not run before this one.
      const isArm =
        node.type === "SwitchCase" ||
        node.type === "CatchClause" ||
        (node.parent?.type === "IfStatement" && node.parent.test !== node);
      if (isArm && !contains(node, arm.site)) return false;
    }
    const operation = reading.summaries.writeOf(call);
    return operation !== null && operation.role === "primary" && operation.tier === "primary";
  });
}
