import type { TSESTree } from "@typescript-eslint/types";
import type { Reading } from "../reading.ts";
import { memberName, pathOf, propertyName, type Node } from "../syntax/node.ts";
import { ExportDescriber } from "./export-describer.ts";
import type { Exported, Outline } from "./outline.ts";

/** Reads what a module gives to others, without a look at any other module. */
export function readOutline(reading: Reading): Outline {
  const exports = new Map<string, Exported>();
  const all: string[] = [];
  const describer = new ExportDescriber(reading);
  const give = (name: string, node: Node): void => {
    const value = describer.of(node, 0);
    if (value && !exports.has(name)) exports.set(name, value);
  };
  for (const node of reading.file.input.ast.body)
    switch (node.type) {
      case "ExportAllDeclaration":
        if (node.exported)
          exports.set(propertyName(node.exported) ?? "", { is: "import", source: node.source.value, path: ["*"] });
        else all.push(node.source.value);
        break;
      case "ExportDefaultDeclaration":
        give("default", node.declaration);
        break;
      case "ExportNamedDeclaration":
        ofNamed(node, exports, give);
        break;
      case "TSExportAssignment":
        give("default", node.expression);
        break;
      case "ExpressionStatement":
        ofCommonJs(node.expression, give);
        break;
      default:
    }
  return { exports, all };
}

function ofNamed(
  node: TSESTree.ExportNamedDeclaration,
  exports: Map<string, Exported>,
  give: (name: string, node: Node) => void,
): void {
  const { declaration, source } = node;
  for (const specifier of node.specifiers) {
    const exported = propertyName(specifier.exported) ?? "";
    const local = propertyName(specifier.local) ?? "";
    if (source) exports.set(exported, { is: "import", source: source.value, path: [local] });
    else if (specifier.local.type === "Identifier") give(exported, specifier.local);
  }
  if (declaration?.type === "VariableDeclaration") {
    for (const part of declaration.declarations) if (part.id.type === "Identifier") give(part.id.name, part.id);
  } else if (declaration && "id" in declaration && declaration.id?.type === "Identifier")
    give(declaration.id.name, declaration);
}

/** `module.exports = …`, `exports.save = …`, `module.exports.save = …`. */
function ofCommonJs(expression: Node, give: (name: string, node: Node) => void): void {
  if (expression.type !== "AssignmentExpression" || expression.left.type !== "MemberExpression") return;
  const path = pathOf(expression.left) ?? "";
  if (path === "module.exports") give("default", expression.right);
  else if (/^(?:module\.)?exports\.[^.]+$/.test(path)) give(memberName(expression.left) ?? "", expression.right);
}
