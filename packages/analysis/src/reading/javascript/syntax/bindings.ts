import type { Definition, Scope, ScopeManager, Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { Node } from "./node.ts";

/** Names and what they stand for, through the parser's scope analysis. */
export class Bindings {
  private readonly manager: ScopeManager;
  private readonly scopes = new WeakMap<Node, Scope>();

  constructor(manager: ScopeManager) {
    this.manager = manager;
  }

  variableOf(identifier: TSESTree.Identifier | TSESTree.JSXIdentifier): Variable | null {
    let scope: Scope | null = this.scopeAt(identifier);
    while (scope) {
      const variable = scope.set.get(identifier.name);
      if (variable && variable.defs.length > 0) return variable;
      scope = scope.upper;
    }
    return null;
  }

  definitionOf(identifier: TSESTree.Identifier): Definition | null {
    return this.variableOf(identifier)?.defs[0] ?? null;
  }

  /** Variables that a declaration, parameter or catch clause binds. */
  declaredBy(node: Node): readonly Variable[] {
    return this.manager.getDeclaredVariables(node as never) as readonly Variable[];
  }

  /** What the names that can be used at a node stand for, the innermost first; of a shadowed name the inner one only. */
  visibleAt(node: Node): readonly Variable[] {
    const visible = new Map<string, Variable>();
    for (let scope = this.scopeAt(node); scope; scope = scope.upper)
      for (const [name, variable] of scope.set)
        if (variable.defs.length > 0 && !visible.has(name)) visible.set(name, variable);
    return [...visible.values()];
  }

  /** The value that a constant is declared with. */
  initialValue(identifier: TSESTree.Identifier): Node | null {
    const definition = this.definitionOf(identifier);
    return definition?.type === "Variable" && definition.node.id.type === "Identifier"
      ? (definition.node.init ?? null)
      : null;
  }

  /** The first item of the list that a loop variable runs over: `for (const sql of ['CREATE …'])`. */
  firstItem(identifier: TSESTree.Identifier): Node | null {
    const definition = this.definitionOf(identifier);
    const loop = definition?.type === "Variable" ? definition.node.parent.parent : null;
    if (loop?.type !== "ForOfStatement") return null;
    const list = loop.right.type === "Identifier" ? this.initialValue(loop.right) : loop.right;
    return list?.type === "ArrayExpression" ? (list.elements[0] ?? null) : null;
  }

  private scopeAt(node: Node): Scope | null {
    const path: Node[] = [];
    let current: Node | undefined = node;
    while (current) {
      const known = this.scopes.get(current) ?? this.manager.acquire(current as never, true);
      if (known) {
        const scope = known as Scope;
        for (const step of path) this.scopes.set(step, scope);
        return scope;
      }
      path.push(current);
      current = current.parent;
    }
    return (this.manager.scopes[0] as Scope | undefined) ?? null;
  }
}
