import type { Reading } from "../reading.ts";
import { isFunction, unwrap, type Node } from "../syntax/node.ts";

/** `const handlers = { paid: async (event) => … }`: a table of this file that holds what to run. */
export function isHandlerTable(reading: Reading, node: Node): boolean {
  const value = unwrap(node);
  const table = value.type === "Identifier" ? reading.bindings.initialValue(value) : null;
  const object = table ? unwrap(table) : null;
  return (
    object?.type === "ObjectExpression" &&
    object.properties.some((property) => property.type === "Property" && isRun(reading, property.value))
  );
}

function isRun(reading: Reading, node: Node): boolean {
  return isFunction(unwrap(node)) || reading.origins.of(node)?.is === "function";
}
