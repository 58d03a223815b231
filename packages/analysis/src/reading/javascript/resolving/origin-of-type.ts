import type { TSESTree } from "@typescript-eslint/types";
import type { ClassNode } from "../syntax/classes.ts";
import { propertyName } from "../syntax/node.ts";
import type { Origin, Origins } from "./origins.ts";

/** How many aliases and wrappers (`Promise<Readonly<X>>`) are looked through. */
const maximumDepth = 12;

/** What is only a wrapping of the type that counts. */
const wrappers = new Set(["Promise", "Readonly", "Partial", "Awaited", "NonNullable", "InstanceType"]);

/** The origin that a written type gives; null for one that names nothing. */
export function originOfType(origins: Origins, annotation: TSESTree.TypeNode, depth = 0): Origin | null {
  if (depth > maximumDepth) return null;
  switch (annotation.type) {
    case "TSTypeReference": {
      const { typeName } = annotation;
      if (typeName.type === "Identifier") {
        const inner = annotation.typeArguments?.params[0];
        if (inner && typeName.name === "ReturnType") return ofResult(origins, inner);
        return inner && wrappers.has(typeName.name)
          ? originOfType(origins, inner, depth + 1)
          : ofName(origins, typeName, depth);
      }
      if (typeName.type !== "TSQualifiedName" || typeName.left.type !== "Identifier") return null;
      const left = ofName(origins, typeName.left, depth);
      return left?.is === "library"
        ? { ...left, receiver: typeName.right.name }
        : { is: "typed", name: typeName.right.name, source: null };
    }
    case "TSUnionType":
    case "TSIntersectionType":
      for (const part of annotation.types) {
        const origin = originOfType(origins, part, depth + 1);
        if (origin) return origin;
      }
      return null;
    case "TSArrayType":
      return originOfType(origins, annotation.elementType, depth + 1);
    case "TSTypeLiteral":
      return { is: "typed", name: "{}", source: null, members: annotation.members };
    case "TSTypeQuery":
      return annotation.exprName.type === "Identifier" ? origins.of(annotation.exprName) : null;
    default:
      return null;
  }
}

/** What a member is said to be: `producer: Producer`, and `save(order: Order): Promise<Row>` is nothing to go by. */
export function originOfTypeMember(
  origins: Origins,
  members: readonly TSESTree.TypeElement[],
  name: string,
): Origin | null {
  const member = members.find((one) => one.type === "TSPropertySignature" && propertyName(one.key) === name);
  return member?.type === "TSPropertySignature" ? origins.ofType(member.typeAnnotation?.typeAnnotation) : null;
}

/** `ReturnType<typeof makeStores>`: what the function gives. */
function ofResult(origins: Origins, annotation: TSESTree.TypeNode): Origin | null {
  const made = originOfType(origins, annotation);
  if (made?.is === "function") return origins.ofResult(made.node);
  return made?.is === "imported" ? { ...made, path: [...made.path, "()"] } : null;
}

function ofName(origins: Origins, name: TSESTree.Identifier, depth: number): Origin | null {
  const definition = origins.bindings.definitionOf(name);
  if (definition?.type === "ImportBinding") {
    const origin = origins.ofImport(definition, name.name);
    if (origin?.is === "imported") return { is: "typed", name: origin.path[0], source: origin.source };
    return origin ?? { is: "typed", name: name.name, source: null };
  }
  if (definition?.type === "ClassName") return { is: "instance", of: definition.node as ClassNode };
  if (definition?.type === "Type" && definition.node.type === "TSTypeAliasDeclaration") {
    const aliased = originOfType(origins, definition.node.typeAnnotation, depth + 1);
    if (aliased && (aliased.is === "library" || aliased.is === "imported")) return aliased;
    if (aliased?.is === "typed" && aliased.members) return { ...aliased, name: name.name };
  }
  if (definition?.type === "Type" && definition.node.type === "TSInterfaceDeclaration")
    return { is: "typed", name: name.name, source: null, members: definition.node.body.body };
  return { is: "typed", name: name.name, source: null };
}
