import type { Definition } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { Origin, Origins } from "./origins.ts";
import { isFunction, memberName, propertyName, unwrap, type FunctionNode, type Node } from "../syntax/node.ts";

/** The origin that a parameter has by its written type, or by the call that its function is handed to. */
export function originOfParameter(origins: Origins, definition: Definition): Origin | null {
  const owner = definition.node as Node;
  const name = definition.name as TSESTree.Identifier;
  if (!isFunction(owner)) return null;
  for (const [index, raw] of owner.params.entries()) {
    let parameter: Node = raw;
    if (parameter.type === "TSParameterProperty") parameter = parameter.parameter;
    if (parameter.type === "AssignmentPattern") parameter = parameter.left;
    if (parameter.type === "Identifier" && parameter.name === name.name) {
      const typed = origins.ofType(parameter.typeAnnotation?.typeAnnotation);
      return typed ?? ofCallbackParameter(origins, owner, index);
    }
    if (
      parameter.type === "ObjectPattern" &&
      name.range[0] >= parameter.range[0] &&
      name.range[1] <= parameter.range[1]
    ) {
      const whole = origins.ofType(parameter.typeAnnotation?.typeAnnotation);
      if (whole) return origins.memberOf(whole, keyBoundTo(parameter, name.name) ?? name.name);
      return ofCallbackParameter(origins, owner, index);
    }
  }
  return null;
}

/** `knex.transaction(async (trx) => …)`: what a library hands to a callback is the library's own. */
function ofCallbackParameter(origins: Origins, owner: FunctionNode, index: number): Origin | null {
  const call = owner.parent;
  if (call?.type !== "CallExpression" || index > 1) return null;
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression") return null;
  const name = memberName(callee);
  if (
    name === null ||
    !/^(?:\$?transaction\w*|begin|with\w*|createChannel|createConfirmChannel|connect|getConnection|acquire|use|session)$/i.test(
      name,
    )
  )
    return null;
  const origin = origins.of(callee.object);
  return origin?.is === "library" ? { ...origin, receiver: null } : null;
}

/** The key whose value a pattern binds to this name: `producer` for `{ producer: kafkaProducer }`. */
export function keyBoundTo(pattern: TSESTree.ObjectPattern, name: string): string | null {
  for (const property of pattern.properties) {
    if (property.type !== "Property") continue;
    const value = property.value.type === "AssignmentPattern" ? property.value.left : property.value;
    if (value.type === "Identifier" && value.name === name) return propertyName(property.key);
  }
  return null;
}
