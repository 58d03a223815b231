import type { TSESTree } from "@typescript-eslint/types";
import type { Node } from "../../../reading/javascript/syntax/node.ts";
import { propertyName } from "../../../reading/javascript/syntax/node.ts";
import type { Access } from "../checks/check.ts";
import type { Draft } from "../source/draft.ts";
import { localName } from "../sites/local-name.ts";

/** How the fields of an answer are named where it has been taken, and the fields that its pattern has to take as well. */
export interface Taken {
  readonly of: Access;
  /** Adds what was asked for to the pattern; false where it does not take the answer as a whole, and that was asked for. */
  complete(): boolean;
}

/** An answer in a variable or in what it was taken apart into; null for other patterns. */
export function accessOf(draft: Draft, target: Node, prefix: string): Taken | null {
  if (target.type === "Identifier" || target.type === "MemberExpression") {
    const name = target.type === "Identifier" ? target.name : draft.textOf(target);
    return { of: accessBy(name, prefix), complete: () => true };
  }
  if (target.type !== "ObjectPattern" || target.typeAnnotation) return null;
  let isWhole = false;
  const added = new Map<string, string>();
  const holder = localOf(target, "body");
  return {
    of(field) {
      if (field === undefined) {
        isWhole = true;
        return "";
      }
      const known = localOf(target, field) ?? (holder === null ? null : `${holder}.${field}`);
      if (known !== null) return known;
      const local = added.get(field) ?? localName(draft, target, [field, "failure"]);
      added.set(field, local);
      return local;
    },
    complete() {
      if (isWhole) return false;
      const last = target.properties.findLast((property) => property.type === "Property");
      if (added.size === 0) return true;
      if (!last) return false;
      const names = [...added].map(([field, local]) => (field === local ? field : `${field}: ${local}`));
      draft.insert(last.range[1], [`, ${names.join(", ")}`]);
      return true;
    },
  };
}

/** `result.errors`, or `result.body.errors` of clients that wrap what they were answered. */
export function accessBy(name: string, prefix: string): Access {
  return (field) => (field === undefined ? name : `${name}${prefix === "" ? "" : `.${prefix}`}.${field}`);
}

function localOf(pattern: TSESTree.ObjectPattern, field: string): string | null {
  for (const property of pattern.properties) {
    if (property.type !== "Property" || property.computed || propertyName(property.key) !== field) continue;
    const { value } = property;
    const target = value.type === "AssignmentPattern" ? value.left : value;
    if (target.type === "Identifier") return target.name;
  }
  return null;
}
