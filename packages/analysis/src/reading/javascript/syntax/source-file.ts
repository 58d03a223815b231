import type { TSESTree } from "@typescript-eslint/types";
import type { ScopeManager } from "@typescript-eslint/scope-manager";
import { isFunction, type Call, type Construction, type FunctionNode, type Loop, type Node } from "./node.ts";

/** Asked only where imports and written types leave a receiver unknown; a host with type information provides it. */
export interface TypeOracle {
  /** The package that declares the type of this expression and the type's name. */
  typeOf(node: Node): { readonly package: string; readonly name: string } | null;
}

/** What a host hands in: one parsed file. */
export interface SourceInput {
  readonly ast: TSESTree.Program;
  readonly text: string;
  /** Path as the host knows it; only its words are used (`migrations/`, `.test.ts`). */
  readonly filename: string;
  /** Where the file is, for following its imports; absent for a text that is no file. */
  readonly path?: string | undefined;
  readonly scopeManager: ScopeManager;
  readonly visitorKeys: Readonly<Record<string, readonly string[] | undefined>>;
  readonly types?: TypeOracle | undefined;
}

/** The nodes of one function's own body; nested functions have a body of their own. */
export interface Body {
  readonly node: FunctionNode | TSESTree.Program;
  readonly parent: Body | null;
  /** Bodies of the functions written right inside this one. */
  readonly children: Body[];
  readonly calls: Call[];
  readonly constructions: Construction[];
  readonly templates: TSESTree.TaggedTemplateExpression[];
  readonly tries: TSESTree.TryStatement[];
  readonly loops: Loop[];
  readonly branches: (TSESTree.IfStatement | TSESTree.SwitchStatement)[];
  readonly declarations: TSESTree.VariableDeclarator[];
  readonly returns: TSESTree.ReturnStatement[];
}

/** One file, walked once: every reader starts from these lists instead of walking again. */
export class SourceFile {
  readonly input: SourceInput;
  readonly bodies: Body[] = [];
  readonly classes: (TSESTree.ClassDeclaration | TSESTree.ClassExpression)[] = [];
  readonly imports: TSESTree.ImportDeclaration[] = [];
  hasMarkup = false;
  private awaitedPaths: ReadonlySet<string> | null = null;
  private readonly byFunction = new Map<Node, Body>();

  constructor(input: SourceInput) {
    this.input = input;
    this.walk(input.ast, this.open(input.ast, null));
  }

  bodyOf(node: FunctionNode | TSESTree.Program): Body {
    const body = this.byFunction.get(node);
    if (!body) throw new Error("a function outside the file was asked for");
    return body;
  }

  /** The body that a node belongs to. */
  bodyAround(node: Node): Body {
    let current: Node | undefined = node;
    while (current) {
      const body = this.byFunction.get(current);
      if (body && current !== node) return body;
      current = current.parent;
    }
    return this.bodyOf(this.input.ast);
  }

  /** A function's own body and those of all functions inside it. */
  *bodiesWithin(node: FunctionNode | TSESTree.Program): Generator<Body> {
    const stack = [this.bodyOf(node)];
    for (let body = stack.pop(); body; body = stack.pop()) {
      yield body;
      for (let i = body.children.length - 1; i >= 0; i--) stack.push(body.children[i] as Body);
    }
  }

  /** What is called behind an `await` anywhere in the file: `this.store.save`. */
  get awaited(): ReadonlySet<string> {
    return (this.awaitedPaths ??= new Set(
      Array.from(this.input.text.matchAll(/\bawait ([\w$.]+)\(/g), (match) => match[1] ?? ""),
    ));
  }

  textOf(node: Node): string {
    return this.input.text.slice(node.range[0], node.range[1]);
  }

  /** Visits a node and everything in it; `visit` returns false to leave out what is inside. */
  descend(root: Node, visit: (node: Node) => boolean | undefined): void {
    const stack: Node[] = [root];
    for (let node = stack.pop(); node; node = stack.pop()) {
      if (visit(node) === false) continue;
      const keys = this.input.visitorKeys[node.type] ?? [];
      for (let k = keys.length - 1; k >= 0; k--) {
        const child = (node as unknown as Record<string, unknown>)[keys[k] as string];
        if (Array.isArray(child)) {
          for (let i = child.length - 1; i >= 0; i--) if (child[i]) stack.push(child[i] as Node);
        } else if (child) stack.push(child as Node);
      }
    }
  }

  private open(node: FunctionNode | TSESTree.Program, parent: Body | null): Body {
    const body: Body = {
      node,
      parent,
      children: [],
      calls: [],
      constructions: [],
      templates: [],
      tries: [],
      loops: [],
      branches: [],
      declarations: [],
      returns: [],
    };
    parent?.children.push(body);
    this.bodies.push(body);
    this.byFunction.set(node, body);
    return body;
  }

  /** An explicit stack: 5,000 nested levels are read like any other file. */
  private walk(root: Node, rootBody: Body): void {
    const { visitorKeys } = this.input;
    // Two lists in step: a pair for each node would cost more than the walk itself.
    const nodes: Node[] = [root];
    const bodies: Body[] = [rootBody];
    let body: Body | undefined;
    const push = (child: Node | null | undefined, parent: Node, around: Body): void => {
      if (!child || typeof child.type !== "string") return;
      child.parent ??= parent as never;
      nodes.push(child);
      bodies.push(around);
    };
    for (let node = nodes.pop(); node && (body = bodies.pop()); node = nodes.pop()) {
      if (node !== root && isFunction(node)) body = this.open(node, body);
      this.note(node, body);
      const keys = visitorKeys[node.type];
      if (!keys) continue;
      for (let k = keys.length - 1; k >= 0; k--) {
        const child = (node as unknown as Record<string, unknown>)[keys[k] as string];
        if (Array.isArray(child)) {
          for (let i = child.length - 1; i >= 0; i--) push(child[i] as Node | null, node, body);
        } else push(child as Node | null | undefined, node, body);
      }
    }
  }

  private note(node: Node, body: Body): void {
    switch (node.type) {
      case "CallExpression":
        body.calls.push(node);
        break;
      case "NewExpression":
        body.constructions.push(node);
        break;
      case "TaggedTemplateExpression":
        body.templates.push(node);
        break;
      case "TryStatement":
        body.tries.push(node);
        break;
      case "ForStatement":
      case "ForInStatement":
      case "ForOfStatement":
      case "WhileStatement":
      case "DoWhileStatement":
        body.loops.push(node);
        break;
      case "IfStatement":
      case "SwitchStatement":
        body.branches.push(node);
        break;
      case "VariableDeclarator":
        body.declarations.push(node);
        break;
      case "ReturnStatement":
        body.returns.push(node);
        break;
      case "ClassDeclaration":
      case "ClassExpression":
        this.classes.push(node);
        break;
      case "ImportDeclaration":
        this.imports.push(node);
        break;
      case "JSXElement":
      case "JSXFragment":
        this.hasMarkup = true;
        break;
      default:
    }
  }
}
