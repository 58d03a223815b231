import type { TSESTree } from "@typescript-eslint/types";
import { calledName } from "../syntax/node.ts";

/** The class that a call most likely gives: `db.collection('x')` a Collection, `typesense.collections()` Collections. */
export function resultName(call: TSESTree.CallExpression): string | null {
  const name = calledName(call);
  if (name === null) return null;
  const pascal = name.charAt(0).toUpperCase() + name.slice(1);
  return call.arguments.length > 0 && pascal.endsWith("s") ? pascal.slice(0, -1) : pascal;
}
