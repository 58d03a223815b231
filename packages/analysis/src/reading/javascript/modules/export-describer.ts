import type { TSESTree } from "@typescript-eslint/types";
import type { Reading } from "../reading.ts";
import type { Origin } from "../resolving/origins.ts";
import { keptWork } from "../handlers/kept-work.ts";
import { toldBy } from "../results/told-by.ts";
import type { ClassNode } from "../syntax/classes.ts";
import { bodyOf, isFunction, propertyName, unwrap, type FunctionNode, type Node } from "../syntax/node.ts";
import type { Exported } from "./outline.ts";

/** How deep objects, results and base classes are described within one file. */
const maximumDepth = 4;

/** Describes values, each function and class once: a builder's methods give the builder. */
export class ExportDescriber {
  private readonly reading: Reading;
  private readonly known = new Map<Node, Exported>();

  constructor(reading: Reading) {
    this.reading = reading;
  }

  of(node: Node, depth: number): Exported | null {
    if (depth > maximumDepth) return null;
    const value = unwrap(node);
    if (isFunction(value)) return this.ofFunction(value, depth);
    if (value.type === "ClassDeclaration" || value.type === "ClassExpression") return this.ofClass(value, depth);
    if (value.type === "ObjectExpression") return this.ofObject(value, depth);
    if (value.type === "TSInterfaceDeclaration") return this.ofMembers(value.body.body, depth);
    if (value.type === "TSTypeAliasDeclaration")
      return this.ofOrigin(this.reading.origins.ofType(value.typeAnnotation), depth);
    const origin = this.reading.origins.of(value);
    const named = this.ofOrigin(origin, depth);
    if (named || value.type !== "Identifier") return named;
    const initial = this.reading.bindings.initialValue(value);
    return initial ? this.of(initial, depth + 1) : null;
  }

  private ofOrigin(origin: Origin | null, depth: number): Exported | null {
    switch (origin?.is) {
      case "library":
        return { is: "library", library: origin.library, receiver: origin.receiver };
      case "function":
        return this.ofFunction(origin.node, depth);
      case "class":
        return this.ofClass(origin.node, depth);
      case "instance":
        return this.ofClass(origin.of, depth);
      case "imported":
        return { is: "import", source: origin.source, path: origin.path };
      case "typed":
        if (origin.source !== null) return { is: "import", source: origin.source, path: [origin.name] };
        return origin.members ? this.ofMembers(origin.members, depth) : null;
      default:
        return null;
    }
  }

  private ofFunction(node: FunctionNode, depth: number): Exported {
    const known = this.known.get(node);
    if (known) return known;
    const summary = this.reading.summaries.of(node);
    const told = toldBy(this.reading, node);
    const refuses = this.reading.refusals.of(node);
    const keeps = keptWork(this.reading, node);
    const shared = { is: "function", summary, told, refuses, keeps } as const;
    this.known.set(node, { ...shared, gives: null });
    const described: Exported = { ...shared, gives: this.givenBy(node, depth) };
    this.known.set(node, described);
    return described;
  }

  /** What the last `return` of a function gives, where that is a client, an object of functions, or the like. */
  private givenBy(node: FunctionNode, depth: number): Exported | null {
    const typed = this.ofOrigin(this.reading.origins.ofType(node.returnType?.typeAnnotation), depth + 1);
    if (typed) return typed;
    const last = bodyOf(node).at(-1);
    const given =
      last?.type === "ReturnStatement" ? last.argument : last && !last.type.endsWith("Statement") ? last : null;
    return given ? this.of(given, depth + 1) : null;
  }

  private ofObject(node: TSESTree.ObjectExpression, depth: number): Exported {
    const members = new Map<string, Exported>();
    for (const property of node.properties) {
      if (property.type !== "Property" || property.computed) continue;
      const value = this.of(property.value, depth + 1);
      if (value) members.set(propertyName(property.key) ?? "", value);
    }
    return { is: "object", members };
  }

  /** A written type whose properties are clients, stores and the like: `interface Services { producer: Producer }`. */
  private ofMembers(elements: readonly TSESTree.TypeElement[], depth: number): Exported | null {
    const [first] = elements;
    if (depth > maximumDepth || !first) return null;
    const known = this.known.get(first);
    if (known) return known;
    const members = new Map<string, Exported>();
    const described: Exported = { is: "object", members };
    this.known.set(first, described);
    for (const element of elements) {
      if (element.type !== "TSPropertySignature") continue;
      const value = this.ofOrigin(this.reading.origins.ofType(element.typeAnnotation?.typeAnnotation), depth + 1);
      if (value) members.set(propertyName(element.key) ?? "", value);
    }
    return described;
  }

  private ofClass(node: ClassNode, depth: number): Exported {
    const known = this.known.get(node);
    if (known) return known;
    const members = new Map<string, Exported>();
    const base = node.superClass ? this.ofOrigin(this.reading.origins.of(node.superClass), depth + 1) : null;
    const described: Exported = { is: "class", members, base };
    this.known.set(node, described);
    for (const element of node.body.body) {
      if (element.type !== "MethodDefinition" && element.type !== "PropertyDefinition") continue;
      const name = propertyName(element.key);
      if (name === null || name === "constructor") continue;
      const typed =
        element.type === "PropertyDefinition"
          ? this.reading.origins.ofType(element.typeAnnotation?.typeAnnotation)
          : null;
      const value = this.ofOrigin(typed, depth + 1) ?? (element.value ? this.of(element.value, depth + 1) : null);
      if (value) members.set(name, value);
    }
    return described;
  }
}
