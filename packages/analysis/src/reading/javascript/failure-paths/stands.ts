import { propertyName, type Call, type Node } from "../syntax/node.ts";

export function isTraceCall(path: string): boolean {
  return /(?:^|\.)(?:span|tracer|trace|scope|transaction)\w*\.\w+$/i.test(path);
}

/** Whether a call is a statement by itself, awaited or returned, and not an argument of another. */
export function stands(call: Call): boolean {
  let node: Node = call;
  while (node.parent && ["AwaitExpression", "ChainExpression", "TSNonNullExpression"].includes(node.parent.type))
    node = node.parent;
  const parent = node.parent;
  return (
    parent?.type === "ExpressionStatement" ||
    parent?.type === "ReturnStatement" ||
    (parent?.type === "ArrowFunctionExpression" && parent.body === node) ||
    (parent?.type === "UnaryExpression" && parent.operator === "void")
  );
}

/** Callbacks that run as part of the path: `errors.forEach((e) => …)`, `await tx(async () => …)`. */
export function runsHere(node: Node): boolean {
  return node.parent?.type === "CallExpression" && propertyName(node) === null;
}
