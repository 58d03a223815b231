import type { Operation } from "../../../model/operation.ts";
import type { Reading } from "../reading.ts";
import { calledName, isFunction, pathOf, placeOf, type FunctionNode, type Node } from "../syntax/node.ts";

/** Calls that run a callback and commit when it returns, by name: no library says so for a project's own. */
const transactionName =
  /^(?:\$?transaction|transactional|withTransaction|inTransaction|runInTransaction|runTransaction|runTransactionAsync|executeTransaction|transacting|atomic)$/;

/** The transaction that commits when the callback around a node comes to its end. */
export function transactionAround(reading: Reading, site: Node, home: FunctionNode): Operation | null {
  for (let node: Node | undefined = site.parent; node; node = node.parent) {
    if (!isFunction(node)) continue;
    const call = node.parent;
    if (call.type === "CallExpression" && call.callee !== node) {
      const known = reading.operations.of(call);
      if (known?.kind === "transaction") return known;
      if (transactionName.test(calledName(call) ?? ""))
        return {
          kind: "transaction",
          certainty: "likely",
          name: `${pathOf(call.callee) ?? calledName(call) ?? "transaction"}()`,
          library: null,
          tier: "primary",
          role: "primary",
          place: placeOf(call),
          resource: null,
          drift: "none",
        };
    }
    if (node === home) return null;
  }
  return null;
}
