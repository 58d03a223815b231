import type { TSESTree } from "@typescript-eslint/types";
import { propertyName } from "../../../reading/javascript/syntax/node.ts";
import type { ImportPlace } from "./imports.ts";

/** A `require` at the top of a file, and what it is bound to. */
export interface Requiring {
  readonly id: TSESTree.Identifier | TSESTree.ObjectPattern;
  readonly statement: TSESTree.VariableDeclaration;
  readonly source: string;
}

/** Where a name is, or can be added, in `const { Worker } = require("bullmq")`. */
export function insideRequire(pattern: TSESTree.Identifier | TSESTree.ObjectPattern, name: string): ImportPlace {
  if (pattern.type === "Identifier") return { is: "member", namespace: pattern.name };
  for (const property of pattern.properties)
    if (property.type === "Property" && propertyName(property.key) === name && property.value.type === "Identifier")
      return { is: "there", local: property.value.name };
  const last = pattern.properties.at(-1);
  // Nothing can follow `...rest`.
  if (!last || last.type === "RestElement") return { is: "new" };
  return { is: "list", after: last.range[1], opens: false };
}
