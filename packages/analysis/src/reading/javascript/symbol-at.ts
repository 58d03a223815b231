import type { SourceFile } from "./syntax/source-file.ts";
import { isFunction, pathOf, propertyName, stringValue, wrapped, type Node } from "./syntax/node.ts";

/** Callbacks of these are steps of the function around them, and no place that anyone would name. */
const passedThrough = new Set(
  "then catch finally map forEach filter flatMap reduce some every find sort toSorted all allSettled race any".split(
    " ",
  ),
);

/**
 * The functions, classes and registrations around an offset, from the outside in: `OrderConsumer.handle`,
 * `start.eachMessage`, `app.post("/orders")`. It stays the same whatever moves or changes beside it; empty at the top of
 * a file.
 */
export function symbolAt(file: SourceFile, offset: number): string {
  const innermost = file.bodies.filter(({ node }) => node.range[0] <= offset && offset < node.range[1]).at(-1)?.node;
  const names: string[] = [];
  let child: Node | undefined = innermost;
  while (child && child.type !== "Program") {
    const name = nameOf(child);
    if (name !== null) names.push(name);
    child = child.parent;
  }
  return names.toReversed().join(".");
}

/** What a node adds to the names of all that stands in it. */
function nameOf(node: Node): string | null {
  if (node.type === "ClassDeclaration" || node.type === "ClassExpression") return node.id?.name ?? nameByParent(node);
  if (isFunction(node)) return node.id?.name ?? nameByParent(node);
  return node.type === "ObjectExpression" ? nameByParent(node) : null;
}

function nameByParent(node: Node): string | null {
  const value = wrapped(node);
  const { parent } = value;
  switch (parent?.type) {
    case "VariableDeclarator":
      return parent.id.type === "Identifier" ? parent.id.name : null;
    case "MethodDefinition":
    case "PropertyDefinition":
    case "AccessorProperty":
    case "Property":
      return propertyName(parent.key);
    case "AssignmentExpression":
      return pathOf(parent.left);
    case "ExportDefaultDeclaration":
      return "default";
    case "CallExpression":
    case "NewExpression":
      // What is in an object has its key for a name.
      return node.type === "ObjectExpression" || parent.callee === value
        ? null
        : registration(parent.callee, parent.arguments);
    default:
      return null;
  }
}

/** `app.post("/orders", async (request) => …)`: whom a nameless function is given to, and under which name. */
function registration(callee: Node, given: readonly Node[]): string | null {
  const path = pathOf(callee)?.split(".") ?? [];
  if (path.length === 0 || passedThrough.has(path.at(-1) ?? "")) return null;
  const first = stringValue(given[0]);
  return `${path.slice(-2).join(".")}(${first === null ? "" : JSON.stringify(first)})`;
}
