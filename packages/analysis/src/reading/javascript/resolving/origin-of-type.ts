import type { TSESTree } from "@typescript-eslint/types";
import type { ClassNode } from "../syntax/classes.ts";
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
        const inner = wrappers.has(typeName.name) ? annotation.typeArguments?.params[0] : undefined;
        return inner ? originOfType(origins, inner, depth + 1) : ofName(origins, typeName, depth);
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
    case "TSTypeQuery":
      return annotation.exprName.type === "Identifier" ? origins.of(annotation.exprName) : null;
    default:
      return null;
  }
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
  }
  // Declared for all files: `MessageBatch` of Workers.
  const ambient = definition ? null : origins.vocabulary.generatorOf(name.name);
  return ambient
    ? { is: "library", library: ambient, receiver: name.name }
    : { is: "typed", name: name.name, source: null };
}
