import type { TSESTree } from "@typescript-eslint/types";
import { calledName, propertyName, type Call } from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";

/**
 * Where a file says by itself what a client's method gives, `bulk(body: object): Promise<{ took: number }>`, a field that it
 * leaves out is added, so that it can be read.
 */
export function declareField(draft: Draft, type: TSESTree.TSTypeLiteral, field: string): void {
  const last = type.members.at(-1);
  if (!last || type.members.some((member) => "key" in member && propertyName(member.key) === field)) return;
  const separator = /[;,]$/.test(draft.textOf(last)) ? "" : ";";
  draft.insert(last.range[1], [`${separator} ${field}: boolean`]);
}

/** What the file says that a method of this name gives. */
export function declaredAnswer(draft: Draft, call: Call): TSESTree.TSTypeLiteral | null {
  const name = calledName(call);
  let found: TSESTree.TSTypeLiteral | null = null;
  draft.reading.file.descend(draft.reading.file.input.ast, (node) => {
    if (node.type !== "TSMethodSignature" || propertyName(node.key) !== name) return true;
    const type = node.returnType?.typeAnnotation;
    const [inner] = type?.type === "TSTypeReference" ? (type.typeArguments?.params ?? []) : [];
    if (inner?.type === "TSTypeLiteral") found = inner;
    return true;
  });
  return found;
}
