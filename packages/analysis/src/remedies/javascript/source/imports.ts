import type { TSESTree } from "@typescript-eslint/types";
import type { Reading } from "../../../reading/javascript/reading.ts";
import { propertyName, stringValue, unwrap, type Node } from "../../../reading/javascript/syntax/node.ts";
import { insideRequire, type Requiring } from "./requiring.ts";

/** How a name of a module can be had: it is there already, the import takes one more, or a new line is needed. */
export type ImportPlace =
  | { readonly is: "there"; readonly local: string }
  | { readonly is: "member"; readonly namespace: string }
  /** `opens`: the list itself is missing, `import client from "prom-client"`. */
  | { readonly is: "list"; readonly after: number; readonly opens: boolean }
  | { readonly is: "new" };

/** `import { Counter } from "prom-client"`, as it stands in the file or could be added to it. */
export function importPlace(reading: Reading, source: string, name: string): ImportPlace {
  let list: ImportPlace | null = null;
  for (const declaration of reading.file.imports) {
    if (declaration.source.value !== source || declaration.importKind === "type") continue;
    for (const specifier of declaration.specifiers) {
      if (specifier.type === "ImportNamespaceSpecifier") return { is: "member", namespace: specifier.local.name };
      if (specifier.type !== "ImportSpecifier" || specifier.importKind === "type") continue;
      if (propertyName(specifier.imported) === name) return { is: "there", local: specifier.local.name };
    }
    list ??= listOf(declaration);
  }
  if (list) return list;
  for (const requiring of requiresOf(reading, source)) {
    if (requiring.id.type === "Identifier") return { is: "member", namespace: requiring.id.name };
    return insideRequire(requiring.id, name);
  }
  return { is: "new" };
}

/** The list in braces of an import, which one more name can be added to. */
function listOf(declaration: TSESTree.ImportDeclaration): ImportPlace | null {
  const last = declaration.specifiers.findLast((specifier) => specifier.type === "ImportSpecifier");
  if (last) return { is: "list", after: last.range[1], opens: false };
  const [only] = declaration.specifiers;
  return only?.type === "ImportDefaultSpecifier" ? { is: "list", after: only.range[1], opens: true } : null;
}

/** `const { Worker } = require("bullmq")` at the top of the file. */
export function requiresOf(reading: Reading, source?: string): readonly Requiring[] {
  return reading.file.input.ast.body.flatMap((statement) => {
    if (statement.type !== "VariableDeclaration") return [];
    return statement.declarations.flatMap((declarator) => {
      const module = declarator.init ? requiredBy(declarator.init) : null;
      if (module === null || (source !== undefined && module !== source)) return [];
      const { id } = declarator;
      return id.type === "Identifier" || id.type === "ObjectPattern" ? [{ id, statement, source: module }] : [];
    });
  });
}

function requiredBy(init: Node): string | null {
  const call = unwrap(init);
  return call.type === "CallExpression" && call.callee.type === "Identifier" && call.callee.name === "require"
    ? stringValue(call.arguments[0])
    : null;
}
