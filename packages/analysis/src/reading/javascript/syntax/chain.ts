import {
  calledName,
  isFunction,
  memberName,
  propertyName,
  unwrap,
  type Call,
  type FunctionNode,
  type Node,
} from "./node.ts";

const promiseMethods = new Set(["then", "catch", "finally"]);

/** One call of a chain: `db.insert(orders).values(rows)` has the links `values`, `insert` and the root `db`. */
export interface Link {
  readonly name: string;
  readonly call: Call;
}

export interface Chain {
  /** Outermost call first; promise methods are left out. */
  readonly links: readonly Link[];
  /** Members between calls, innermost last: `prisma.order.create()` has `order`. */
  readonly members: readonly string[];
  readonly root: Node;
}

export function isPromiseMethod(call: Call): boolean {
  const name = calledName(call);
  return name !== null && promiseMethods.has(name) && unwrap(call.callee).type === "MemberExpression";
}

/** The call whose member is called next: `db.insert()` for `db.insert().values()`. */
function outerCall(call: Node): Call | null {
  let node: Node = call;
  let parent = node.parent;
  while (
    parent &&
    (parent.type === "TSNonNullExpression" || parent.type === "ChainExpression" || parent.type === "MemberExpression")
  ) {
    if (parent.type === "MemberExpression" && parent.object !== node) return null;
    node = parent;
    parent = node.parent;
  }
  return parent?.type === "CallExpression" && parent.callee === node && node !== call ? parent : null;
}

/** Whether this call is the last of its chain, promise methods aside: the one that stands for the operation. */
export function isTerminal(call: Call): boolean {
  if (isPromiseMethod(call)) return false;
  const outer = outerCall(call);
  return outer === null || isPromiseMethod(outer);
}

/** The last call of the chain that this call begins or goes on, promise methods aside. */
export function terminalOf(call: Call): Call {
  let last = call;
  for (let outer = outerCall(last); outer && !isPromiseMethod(outer); outer = outerCall(last)) last = outer;
  return last;
}

/** `.then`, `.catch` and `.finally` calls on this call, innermost first. */
export function promiseCallsOn(call: Call): readonly Call[] {
  const found: Call[] = [];
  for (let outer = outerCall(call); outer && isPromiseMethod(outer); outer = outerCall(outer)) found.push(outer);
  return found;
}

export function chainOf(call: Call): Chain {
  const links: Link[] = [];
  const members: string[] = [];
  let node: Node = call;
  for (;;) {
    node = unwrap(node);
    if (node.type === "CallExpression") {
      const callee = unwrap(node.callee);
      if (callee.type === "MemberExpression") {
        links.push({ name: memberName(callee) ?? "[]", call: node });
        node = callee.object;
        continue;
      }
      if (callee.type === "Identifier" && links.length > 0) {
        return { links, members, root: node };
      }
      links.push({ name: callee.type === "Identifier" ? callee.name : "", call: node });
      return { links, members, root: callee };
    }
    if (node.type === "MemberExpression") {
      const parentObject = unwrap(node.object);
      if (parentObject.type === "ThisExpression") return { links, members, root: node };
      members.unshift((node.computed ? null : propertyName(node.property)) ?? "[]");
      node = node.object;
      continue;
    }
    return { links, members, root: node };
  }
}

/** Whether somebody waits for a call: awaited, chained, yielded, returned by an async function, or part of `Promise.all([…])`. */
export function isObserved(call: Node): boolean {
  let node: Node = call;
  for (let parent = node.parent; parent; node = parent, parent = node.parent) {
    switch (parent.type) {
      case "AwaitExpression":
      case "YieldExpression":
        return true;
      case "ReturnStatement":
        return isReturned(parent);
      case "ArrowFunctionExpression":
        return parent.body === node;
      case "CallExpression":
        if (parent.callee === node) return isPromiseMethod(parent);
        return (
          /^(?:all|allSettled|race|any|resolve|defer)$/.test(calledName(parent) ?? "") ||
          takesPromise(parent) ||
          isObservableOf(parent)
        );
      case "UnaryExpression":
        return parent.operator === "void";
      case "MemberExpression":
        // `x.save().then` goes on; `x.find().length` is a value already.
        if (!/^(?:then|catch|finally)$/.test(memberName(parent) ?? "")) return false;
        break;
      case "TSNonNullExpression":
      case "TSAsExpression":
      case "ChainExpression":
      case "ArrayExpression":
      case "ConditionalExpression":
      case "LogicalExpression":
      case "SpreadElement":
        break;
      case "ExpressionStatement":
        return hasErrorFirstCallback(call);
      default:
        return false;
    }
  }
  return false;
}

/** `from(orders.save(order)).pipe(…)` of rxjs; `Buffer.from(…)` has a receiver. */
function isObservableOf(call: Call): boolean {
  return call.callee.type === "Identifier" && call.callee.name === "from";
}

function isReturned(statement: Node): boolean {
  let owner: Node | undefined = statement.parent;
  while (owner && !isFunction(owner)) owner = owner.parent;
  return owner !== undefined && isFunction(owner);
}

/** `await to(save())`, `yield call(save())`: the promise goes into a call that is awaited. */
function takesPromise(call: Call): boolean {
  return call.parent.type === "AwaitExpression" || call.parent.type === "ReturnStatement";
}

/** `store.save((err) => …)` is its own way of waiting. */
export function hasErrorFirstCallback(call: Node): boolean {
  const last = call.type === "CallExpression" ? call.arguments.at(-1) : undefined;
  const first = isFunction(last) ? last.params[0] : undefined;
  return first?.type === "Identifier" && /^(?:_?(?:err|error|e)\d?|\w*Err(?:or)?)$/i.test(first.name);
}

/** Awaited or chained for certain, so that no string or array method is meant: `return text.replace(…)` is not. */
export function isAsynchronous(call: Node): boolean {
  let node: Node = call;
  while (
    node.parent &&
    [
      "TSNonNullExpression",
      "TSAsExpression",
      "ChainExpression",
      "ArrayExpression",
      "ConditionalExpression",
      "LogicalExpression",
    ].includes(node.parent.type)
  )
    node = node.parent;
  const { parent } = node;
  if (parent?.type !== "ReturnStatement" && !(parent?.type === "ArrowFunctionExpression" && parent.body === node))
    return isObserved(call);
  let owner: Node | undefined = node.parent;
  while (owner && !isFunction(owner)) owner = owner.parent;
  return owner !== undefined && isFunction(owner) && (owner.async || isThunk(owner));
}

/** `await attempt(() => ledger.book(entry))`: whoever is handed a function without parameters runs it, and is waited for. */
function isThunk(owner: FunctionNode): boolean {
  const call = owner.parent;
  return (
    owner.type === "ArrowFunctionExpression" &&
    owner.params.length === 0 &&
    call.type === "CallExpression" &&
    call.callee !== owner &&
    isObserved(terminalOf(call))
  );
}
