import type { TSESTree } from "@typescript-eslint/types";
import type { Operation } from "../../../model/operation.ts";
import type { Reading } from "../reading.ts";
import {
  calledName,
  contains,
  enclosingFunction,
  isFunction,
  pathOf,
  placeOf,
  propertyOf,
  type Call,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import { createByName } from "./schema-calls-by-name.ts";

const makesByName =
  /creat|make|build|add|register|ensure|provision|bootstrap|set_?up|prepare|init|sync|migrat|ifNotExists/i;
const prepares = /^(?:ensure|provision|bootstrap|set_?up|prepare|init|sync|migrat)/i;
const tells = /creat|make|build|register|ensure|provision|bootstrap|set_?up|prepare|init|sync|migrat/i;
const runs = /quer|exec|raw|run|unsafe|command|batch|send|begin/i;
const kinds =
  /collection|ind(?:ex|ices)|table|topic|schema|stream|dataset|keyspace|container|vector|mapping|class|queue|database|\bft\b/gi;
/** How much of a call is looked at for what it makes. */
const looksAt = 600;

/** The calls of a file that make a thing with a schema, also inside functions of this file. */
export class CreateCalls {
  private readonly reading: Reading;
  private readonly operations = new Map<Node, Operation | null>();
  /** What makes a thing with a schema says so, or runs SQL or a command: other calls are not asked. */
  readonly candidates: ReadonlySet<Call>;
  private readonly inOrder: readonly (Call | TSESTree.TaggedTemplateExpression)[];

  constructor(reading: Reading) {
    this.reading = reading;
    const spoken = [...reading.file.input.text.matchAll(kinds)].map(({ index }) => index);
    const { bodies } = reading.file;
    const byName = new Set(bodies.flatMap(({ calls }) => calls.filter((call) => this.saysThatItCreates(call, spoken))));
    this.candidates = new Set([...byName, ...this.callsOf(byName)]);
    this.inOrder = [...this.candidates, ...bodies.flatMap(({ templates }) => templates)].toSorted(
      (a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1],
    );
  }

  get isEmpty(): boolean {
    return this.inOrder.length === 0;
  }

  private saysThatItCreates(call: Call, spoken: readonly number[]): boolean {
    const name = calledName(call) ?? "";
    if (prepares.test(name)) return true;
    const statement = runs.test(name);
    if (!statement && !this.mayCreate(name)) return false;
    const [start, end] = call.range;
    return (
      spoken.some((index) => start <= index && index < Math.min(end, start + looksAt)) ||
      (statement && call.arguments.some((argument) => isHeld(argument) || isHeld(propertyOf(argument, "query"))))
    );
  }

  /** `addIndex()` and `openCollection()` do if a library has them; `makeTable()` may, in another file. */
  private mayCreate(name: string): boolean {
    const { vocabulary } = this.reading.operations;
    return makesByName.test(name) || vocabulary.mayBe("create", name) || vocabulary.mayBe("createIfMissing", name);
  }

  /** Calls of functions of this file that create, or that call such functions. */
  private callsOf(creating: ReadonlySet<Call>): readonly Call[] {
    const found = new Set<FunctionNode>();
    const calls: Call[] = [];
    const pending = [...creating];
    for (let call = pending.pop(); call; call = pending.pop())
      for (let fn = enclosingFunction(call); fn && !found.has(fn); fn = enclosingFunction(fn)) {
        found.add(fn);
        const callers = this.reading.units.callersOf(fn);
        calls.push(...callers);
        pending.push(...callers);
      }
    return calls;
  }

  of(node: Call | TSESTree.TaggedTemplateExpression): Operation | null {
    let operation = this.operations.get(node);
    if (operation === undefined) {
      operation = node.type === "CallExpression" ? this.read(node) : this.reading.operations.of(node);
      if (node.type !== "CallExpression" && operation?.kind !== "create") operation = null;
      this.operations.set(node, operation);
    }
    return operation;
  }

  /** The first create in a piece of code. */
  in(root: Node): Operation | null {
    for (const node of this.inOrder) {
      if (!contains(root, node) || !runsIn(root, node)) continue;
      const operation = this.of(node);
      if (operation) return operation.drift === "none" ? operation : null;
    }
    return null;
  }

  /** The create among the statements that follow this one in its block. */
  after(node: Node): Operation | null {
    const siblings: readonly Node[] =
      node.parent?.type === "BlockStatement" || node.parent?.type === "Program" ? node.parent.body : [];
    for (const sibling of siblings.slice(siblings.indexOf(node) + 1)) {
      const create = this.in(sibling);
      if (create) return create;
    }
    return null;
  }

  private read(call: Call): Operation | null {
    if (!this.candidates.has(call)) return null;
    const own = this.reading.operations.of(call);
    if (own) return own.kind === "create" || own.kind === "createIfMissing" ? own : createByName(call, own);
    const { summaries } = this.reading;
    // `getCollection()` of another file may well create it, but then it is not what a test decides.
    const isAsked = summaries.calledBy(call) !== null || tells.test(calledName(call) ?? "");
    const inner = isAsked ? (summaries.ofCall(call)?.performs.get("create") ?? null) : null;
    if (inner) return { ...inner, name: `${pathOf(call.callee) ?? inner.name}()`, place: placeOf(call) };
    return createByName(call, null);
  }
}

/** A statement that a constant or a field holds. */
function isHeld(node: Node | null): boolean {
  return node?.type === "Identifier" || node?.type === "MemberExpression";
}

/** Not in a function that is only defined there. */
function runsIn(root: Node, node: Node): boolean {
  for (let current: Node | undefined = node; current && current !== root; current = current.parent)
    if (isFunction(current) && current.parent.type !== "CallExpression") return false;
  return true;
}
