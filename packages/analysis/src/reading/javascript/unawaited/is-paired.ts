import type { Reading } from "../reading.ts";
import { pathOf, receiverOf, type Call, type FunctionNode } from "../syntax/node.ts";

/** `await this.book.debit(from)` beside `void this.book.credit(to)`: the same store is waited for in the same function. */
export function isPaired(reading: Reading, call: Call, inner: FunctionNode): boolean {
  const receiver = receiverOf(call);
  const path = receiver ? pathOf(receiver) : null;
  return (
    path !== null &&
    reading.file.bodyOf(inner).calls.some((other) => {
      const store = other.parent.type === "AwaitExpression" && other !== call ? receiverOf(other) : null;
      return store !== null && pathOf(store) === path && reading.summaries.writeOf(other) !== null;
    })
  );
}
