import type { Reading } from "../reading.ts";
import type { FunctionNode } from "../syntax/node.ts";

/** No `return` of the function has a value: whoever returns its call gives nothing. */
export function givesNothing(reading: Reading, node: FunctionNode): boolean {
  return (
    node.body?.type === "BlockStatement" && reading.file.bodyOf(node).returns.every((one) => one.argument === null)
  );
}
