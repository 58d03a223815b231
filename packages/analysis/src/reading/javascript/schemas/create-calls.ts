import type { Operation } from "../../../model/operation.ts";
import type { Reading } from "../reading.ts";
import { isFunction, pathOf, placeOf, type Call, type Node } from "../syntax/node.ts";
import { createByName } from "./schema-calls-by-name.ts";

/** `createCollection()` in a piece of code, also inside functions of this file. */
export function createIn(reading: Reading, root: Node): Operation | null {
  let found: Operation | null = null;
  reading.file.descend(root, (node) => {
    if (found || (isFunction(node) && node !== root && node.parent.type !== "CallExpression")) return false;
    if (node.type === "CallExpression") found = createOf(reading, node);
    if (node.type === "TaggedTemplateExpression") {
      const operation = reading.operations.of(node);
      if (operation?.kind === "create") found = operation;
    }
    return undefined;
  });
  return found && (found as Operation).drift === "none" ? found : null;
}

export function createOf(reading: Reading, call: Call): Operation | null {
  const own = reading.operations.of(call);
  if (own) return own.kind === "create" || own.kind === "createIfMissing" ? own : createByName(call, own);
  const called = reading.summaries.calledBy(call);
  const inner = called ? (reading.summaries.of(called).performs.get("create") ?? null) : null;
  if (inner) return { ...inner, name: `${pathOf(call.callee) ?? inner.name}()`, place: placeOf(call) };
  return createByName(call, null);
}

/** The create among the statements that follow this one in its block. */
export function createAfter(reading: Reading, node: Node): Operation | null {
  const siblings: readonly Node[] =
    node.parent?.type === "BlockStatement" || node.parent?.type === "Program" ? node.parent.body : [];
  for (const sibling of siblings.slice(siblings.indexOf(node) + 1)) {
    const create = createIn(reading, sibling);
    if (create) return create;
  }
  return null;
}
