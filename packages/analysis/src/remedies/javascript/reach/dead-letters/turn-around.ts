import {
  calledName,
  enclosingFunction,
  isFunction,
  isLoop,
  memberName,
  receiverOf,
  type FunctionNode,
  type Node,
} from "../../../../reading/javascript/syntax/node.ts";

/** One turn of a loop, or one call of a callback, over several items. */
export interface Turn {
  /** The item at hand; null where it has no name. */
  readonly item: Node | null;
  /** `batch` what the broker handed over together, `event.Records` · `parts` what one item of it consists of. */
  readonly of: "batch" | "parts";
  readonly isLoop: boolean;
}

/** The turn that a node belongs to, inside the unit's function; null where the unit works on one item. */
export function turnAround(node: Node, home: FunctionNode): Turn | null {
  for (let current = node.parent; current && current !== home; current = current.parent) {
    if (isLoop(current)) {
      if (current.type !== "ForOfStatement") continue;
      const item = current.left.type === "VariableDeclaration" ? (current.left.declarations[0]?.id ?? null) : null;
      return { item, of: current.await || isBatch(current.right, home) ? "batch" : "parts", isLoop: true };
    }
    if (!isFunction(current)) continue;
    const { parent } = current;
    const isEach =
      parent.type === "CallExpression" && /^(?:map|forEach|flatMap|filter)$/.test(calledName(parent) ?? "");
    const list = isEach ? receiverOf(parent) : null;
    if (list) return { item: current.params[0] ?? null, of: isBatch(list, home) ? "batch" : "parts", isLoop: false };
  }
  return null;
}

function isBatch(list: Node, home: FunctionNode): boolean {
  if (list.type === "Identifier")
    return home.params.some((parameter) => parameter.type === "Identifier" && parameter.name === list.name);
  return (
    list.type === "MemberExpression" &&
    /^(?:Records|messages|jobs)$/.test(memberName(list) ?? "") &&
    enclosingFunction(list) !== null
  );
}
