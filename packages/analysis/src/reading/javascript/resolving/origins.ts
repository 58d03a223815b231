import type { Definition } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { Vocabulary } from "../../../vocabulary/vocabulary.ts";
import type { Bindings } from "../syntax/bindings.ts";
import { classAround, classMember, memberValue, type ClassNode } from "../syntax/classes.ts";
import {
  calledName,
  isFunction,
  memberName,
  propertyName,
  stringValue,
  unwrap,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import { keyBoundTo, originOfParameter } from "./origin-of-parameter.ts";
import { originOfType, originOfTypeMember } from "./origin-of-type.ts";
import type { TypeOracle } from "../syntax/source-file.ts";
import type { ModuleView } from "../modules/module-view.ts";
import { resultName } from "./result-name.ts";

/** Where a value comes from, as far as this file says. */
export type Origin =
  | { readonly is: "library"; readonly library: string; readonly receiver: string | null }
  /** From a module that the vocabulary does not know, most often the project's own. */
  | { readonly is: "imported"; readonly source: string; readonly path: ImportPath }
  | { readonly is: "function"; readonly node: FunctionNode }
  | { readonly is: "class"; readonly node: ClassNode }
  | { readonly is: "instance"; readonly of: ClassNode }
  /** A written type that resolves to nothing known: `orders: OrderRepository`, and where that is imported from. */
  | {
      readonly is: "typed";
      readonly name: string;
      readonly source: string | null;
      /** What the type says of its members, when it is written in this file. */
      readonly members?: readonly TSESTree.TypeElement[] | undefined;
    }
  | { readonly is: "global"; readonly name: string };

/** An export's name, then members of its value; `()` stands for what a call gives: `["getStore", "()", "save"]`. */
export type ImportPath = readonly [string, ...string[]];

const maximumSteps = 12;

/** Follows values back to imports, constructions, parameters and written types. */
export class Origins {
  private readonly vocabulary: Vocabulary;
  readonly bindings: Bindings;
  private readonly types: TypeOracle | undefined;
  readonly modules: ModuleView | null;
  private readonly known = new Map<Node, Origin | null>();
  private steps = 0;

  constructor(vocabulary: Vocabulary, bindings: Bindings, types: TypeOracle | undefined, modules: ModuleView | null) {
    this.modules = modules;
    this.vocabulary = vocabulary;
    this.bindings = bindings;
    this.types = types;
  }

  of(expression: Node): Origin | null {
    const node = unwrap(expression);
    const known = this.known.get(node);
    if (known !== undefined) return known;
    this.known.set(node, null); // a cycle (`let a = b; let b = a`) ends here
    if (this.steps >= maximumSteps) {
      this.known.delete(node);
      return null;
    }
    this.steps++;
    const read = this.read(node);
    // What a name or a written type of another module stands for, a checker knows best.
    const isVague = read === null || read.is === "typed" || read.is === "imported";
    const origin = (isVague ? this.fromTypes(node) : null) ?? read;
    this.steps--;
    this.known.set(node, origin);
    return origin;
  }

  /** `new X(…)` itself, or the one that a constant holds. */
  constructionOf(expression: Node): TSESTree.NewExpression | null {
    const value = unwrap(expression);
    const node = value.type === "Identifier" ? this.bindings.initialValue(value) : value;
    return node?.type === "NewExpression" ? node : null;
  }

  /** The origin that a written type gives: `Repository<Order>`, `Knex.QueryBuilder`, `Channel | null`. */
  ofType(annotation: TSESTree.TypeNode | undefined): Origin | null {
    return annotation ? originOfType(this, annotation) : null;
  }

  private read(node: Node): Origin | null {
    switch (node.type) {
      case "Identifier":
        return this.ofIdentifier(node);
      case "MemberExpression":
        return this.ofMember(node);
      case "CallExpression":
        return this.ofCall(node);
      case "NewExpression": {
        const origin = this.of(node.callee);
        if (origin?.is === "library") return { ...origin, receiver: calledName(node) };
        // An instance has the members of its class.
        if (origin?.is === "imported") return origin;
        return origin?.is === "class" ? { is: "instance", of: origin.node } : null;
      }
      case "ImportExpression": {
        const source = stringValue(node.source);
        return source === null ? null : this.fromModule(source, "*");
      }
      case "LogicalExpression":
        return this.of(node.left) ?? this.of(node.right);
      case "ConditionalExpression":
        return this.of(node.consequent) ?? this.of(node.alternate);
      case "AssignmentExpression":
        return this.of(node.right);
      case "ThisExpression": {
        const owner = classAround(node);
        return owner ? { is: "instance", of: owner } : null;
      }
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        return { is: "function", node };
      case "ClassExpression":
        return { is: "class", node };
      default:
        return null;
    }
  }

  private ofIdentifier(node: TSESTree.Identifier): Origin | null {
    const variable = this.bindings.variableOf(node);
    const definition = variable?.defs[0];
    if (!variable || !definition) return { is: "global", name: node.name };
    switch (definition.type) {
      case "ImportBinding":
        return this.ofImport(definition, node.name);
      case "FunctionName":
        return isFunction(definition.node) ? { is: "function", node: definition.node } : null;
      case "ClassName":
        return { is: "class", node: definition.node as ClassNode };
      case "Parameter":
        return originOfParameter(this, definition);
      case "Variable": {
        const declared = this.ofDeclarator(definition.node, node.name);
        if (declared) return declared;
        const written = variable.references.find(
          (reference) => reference.writeExpr && reference.writeExpr !== definition.node.init,
        );
        return written?.writeExpr ? this.of(written.writeExpr as Node) : null;
      }
      default:
        return null;
    }
  }

  private ofDeclarator(node: TSESTree.VariableDeclarator, name: string): Origin | null {
    if (node.id.type === "Identifier") {
      const typed = this.ofType(node.id.typeAnnotation?.typeAnnotation);
      if (typed && typed.is !== "typed") return typed;
      const initial = node.init ? this.of(node.init) : null;
      return initial ?? typed;
    }
    if (!node.init) return null;
    const origin = this.of(node.init);
    if (node.id.type === "ObjectPattern") {
      const key = keyBoundTo(node.id, name) ?? name;
      if (unwrap(node.init).type === "ThisExpression") {
        const owner = classAround(node);
        return owner ? this.ofClassMember(owner, key) : null;
      }
      if (origin?.is === "library")
        return { is: "library", library: origin.library, receiver: origin.receiver === "*" ? key : null };
      if (origin) return this.memberOf(origin, key);
    }
    return origin?.is === "library" ? { ...origin, receiver: null } : null;
  }

  private ofMember(node: TSESTree.MemberExpression): Origin | null {
    const name = memberName(node);
    const object = unwrap(node.object);
    const owner = object.type === "ThisExpression" ? classAround(node) : null;
    if (owner && name !== null) return this.ofClassMember(owner, name);
    const origin = this.of(object);
    return origin && name !== null ? this.memberOf(origin, name) : null;
  }

  /** What a member of a value is. */
  memberOf(origin: Origin, name: string): Origin | null {
    switch (origin.is) {
      case "library":
        // `client.indices` is what the vocabulary lists as `Indices`.
        return {
          is: "library",
          library: origin.library,
          receiver: origin.receiver === "*" ? name : name.charAt(0).toUpperCase() + name.slice(1),
        };
      case "imported":
        if (origin.path.length >= maximumSteps) return null;
        return { ...origin, path: origin.path[0] === "*" ? [name] : [...origin.path, name] };
      case "typed":
        if (origin.source !== null) return { is: "imported", source: origin.source, path: [origin.name, name] };
        return origin.members ? originOfTypeMember(this, origin.members, name) : null;
      case "instance":
        return this.ofClassMember(origin.of, name);
      case "class":
        return this.ofClassMember(origin.node, name);
      default:
        return null;
    }
  }

  private ofClassMember(owner: ClassNode, name: string): Origin | null {
    const member = classMember(owner, name);
    if (!member) {
      const base = owner.superClass ? this.of(owner.superClass) : null;
      if (base?.is === "library") return { ...base, receiver: name.charAt(0).toUpperCase() + name.slice(1) };
      return base?.is === "class" || base?.is === "imported" ? this.memberOf(base, name) : null;
    }
    if (member.function) return { is: "function", node: member.function };
    const typed = this.ofType(member.type);
    if (typed && typed.is !== "typed") return typed;
    const value = member.value ?? memberValue(owner, name);
    return (value ? this.of(value) : null) ?? typed;
  }

  private ofCall(node: TSESTree.CallExpression): Origin | null {
    const callee = unwrap(node.callee);
    if (callee.type === "Identifier" && (callee.name === "require" || callee.name === "import")) {
      const source = stringValue(node.arguments[0]);
      if (source !== null) return this.fromModule(source, "*");
    }
    const origin = this.of(callee);
    if (origin?.is === "library") return { is: "library", library: origin.library, receiver: resultName(node) };
    if (origin?.is === "function") return this.ofResult(origin.node);
    if (origin?.is === "imported")
      return origin.path.length >= maximumSteps ? null : { ...origin, path: [...origin.path, "()"] };
    if (callee.type === "MemberExpression") {
      const receiver = this.of(callee.object);
      if (receiver?.is === "library") return { is: "library", library: receiver.library, receiver: resultName(node) };
    }
    return null;
  }

  /** What a function of this file returns, when its first return or its written type says so. */
  ofResult(node: FunctionNode): Origin | null {
    const typed = this.ofType(node.returnType?.typeAnnotation);
    if (typed && typed.is !== "typed") return typed;
    if (!node.body) return null;
    if (node.body.type !== "BlockStatement") return this.of(node.body);
    for (let i = node.body.body.length - 1; i >= 0; i--) {
      const statement = node.body.body[i];
      if (statement?.type === "ReturnStatement" && statement.argument) return this.of(statement.argument);
    }
    return null;
  }

  /** What an import binds a name to. */
  ofImport(definition: Definition, local: string): Origin | null {
    const declaration = definition.parent as Node | null;
    const specifier = definition.node as Node;
    if (declaration?.type === "TSImportEqualsDeclaration") return null;
    if (declaration?.type !== "ImportDeclaration") return null;
    const imported =
      specifier.type === "ImportSpecifier"
        ? (propertyName(specifier.imported) ?? local)
        : specifier.type === "ImportDefaultSpecifier"
          ? "default"
          : "*";
    return this.fromModule(declaration.source.value, imported);
  }

  private fromModule(source: string, name: string): Origin {
    const library = this.vocabulary.libraryOf(source) ?? this.vocabulary.generatorOf(name);
    return library === null ? { is: "imported", source, path: [name] } : { is: "library", library, receiver: name };
  }

  private fromTypes(node: Node): Origin | null {
    if (
      !this.types ||
      (node.type !== "Identifier" && node.type !== "MemberExpression" && node.type !== "CallExpression")
    )
      return null;
    const type = this.types.typeOf(node);
    const library = type ? this.vocabulary.libraryOf(type.package) : null;
    return type && library !== null ? { is: "library", library, receiver: type.name } : null;
  }
}
