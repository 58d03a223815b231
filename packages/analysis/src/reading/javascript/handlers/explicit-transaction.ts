import type { Operation } from "../../../model/operation.ts";
import { statementsAfter } from "../failure-paths/verdict-after.ts";
import type { Reading } from "../reading.ts";
import {
  calledName,
  pathOf,
  placeOf,
  receiverOf,
  stringValue,
  wrapped,
  type Call,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import type { FailureArm } from "./failure-arm.ts";

/** `BEGIN`, a write whose failure a handler keeps, and then `COMMIT`. */
export function explicitTransaction(reading: Reading, arm: FailureArm, home: FunctionNode): Operation | null {
  if (!/commit/i.test(reading.file.input.text)) return null;
  const { calls } = reading.file.bodyOf(home);
  const begin = calls.findLast((call) => call.range[0] < arm.place.range[0] && begins(call));
  const handle = begin ? handleOf(begin) : null;
  if (!begin || handle === null || !takesPart(reading, arm, handle)) return null;
  const commit = commitAfter(reading, arm, home, handle);
  return commit
    ? {
        kind: "transaction",
        certainty: "likely",
        name: sqlOf(commit) === "" ? `${pathOf(commit.callee) ?? "commit"}()` : "COMMIT",
        library: null,
        tier: "primary",
        role: "primary",
        place: placeOf(commit),
        resource: null,
        drift: "none",
      }
    : null;
}

function begins(call: Call): boolean {
  const name = calledName(call) ?? "";
  if (/^(?:startTransaction|beginTransaction|begin|\$begin|beginTran)$/.test(name)) return true;
  // `const trx = await knex.transaction()`: without a callback it has to be committed by hand.
  if (/^(?:transaction|startTransaction)$/.test(name)) return wrapped(call).parent?.type === "VariableDeclarator";
  return /^\s*(?:BEGIN|START\s+TRANSACTION)\b/i.test(sqlOf(call));
}

/** What stands for the transaction: `client`, `session`, `queryRunner`, or the variable that holds it. */
function handleOf(begin: Call): string | null {
  const declaration = wrapped(begin).parent;
  if (declaration?.type === "VariableDeclarator")
    return declaration.id.type === "Identifier" ? declaration.id.name : null;
  const receiver = receiverOf(begin);
  return receiver ? pathOf(receiver) : null;
}

function takesPart(reading: Reading, arm: FailureArm, handle: string): boolean {
  const last = handle.slice(handle.lastIndexOf(".") + 1);
  return arm.operations.some(({ kind, tier, place }) => {
    if (kind !== "write" || (tier !== "primary" && tier !== "delete")) return false;
    return new Set(reading.file.input.text.slice(place.start, place.end).split(/[^\w$]+/)).has(last);
  });
}

/** The commit that the handler's end leads to: in the handler, behind it, or in its `finally`. */
function commitAfter(reading: Reading, arm: FailureArm, home: FunctionNode, handle: string): Call | null {
  const finalizer = arm.site.type === "TryStatement" && arm.site.finalizer ? [arm.site.finalizer] : [];
  const roots: readonly Node[] = [...arm.body, ...finalizer, ...statementsAfter(arm.site, home).after];
  let found: Call | null = null;
  for (const root of roots)
    reading.file.descend(root, (node) => {
      if (node.type === "CallExpression" && !found && commits(node, handle)) found = node;
      return found === null;
    });
  return found;
}

function commits(call: Call, handle: string): boolean {
  const receiver = receiverOf(call);
  if (!receiver || pathOf(receiver) !== handle) return false;
  return (
    /^commit(?:Transaction|Async|Tran)?$/.test(calledName(call) ?? "") || /^\s*(?:COMMIT|END)\b/i.test(sqlOf(call))
  );
}

function sqlOf(call: Call): string {
  return stringValue(call.arguments[0]) ?? "";
}
