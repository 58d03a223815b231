import { wrapped, type Node } from "../syntax/node.ts";

/** `export default { async queue(batch: MessageBatch) { … } }`, plain or with `satisfies`. */
export function isDefaultExport(object: Node): boolean {
  return wrapped(object).parent?.type === "ExportDefaultDeclaration";
}
