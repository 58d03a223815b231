import { isFunction, type Node } from "../syntax/node.ts";

/** The expression that a promise chain ends in; what follows it decides the verdict. */
export function siteOf(call: Node): Node {
  let node: Node = call;
  while (node.parent && !/Statement$|Declaration$|^Program$/.test(node.parent.type) && !isFunction(node.parent))
    node = node.parent;
  return node.parent && /Statement$|Declaration$/.test(node.parent.type) && node.parent.type !== "BlockStatement"
    ? node.parent
    : node;
}
