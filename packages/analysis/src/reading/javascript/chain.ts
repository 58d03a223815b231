import { calledName, memberName, propertyName, unwrap, type Call, type Node } from './syntax.ts';

const promiseMethods = new Set(['then', 'catch', 'finally']);

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
  return name !== null && promiseMethods.has(name) && unwrap(call.callee).type === 'MemberExpression';
}

/** The call whose member is called next: `db.insert()` for `db.insert().values()`. */
function outerCall(call: Node): Call | null {
  let node: Node = call;
  let parent = node.parent;
  while (parent && (parent.type === 'TSNonNullExpression' || parent.type === 'ChainExpression' || parent.type === 'MemberExpression')) {
    if (parent.type === 'MemberExpression' && parent.object !== node) return null;
    node = parent;
    parent = node.parent;
  }
  return parent?.type === 'CallExpression' && parent.callee === node && node !== call ? parent : null;
}

/** Whether this call is the last of its chain, promise methods aside: the one that stands for the operation. */
export function isTerminal(call: Call): boolean {
  if (isPromiseMethod(call)) return false;
  const outer = outerCall(call);
  return outer === null || isPromiseMethod(outer);
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
    if (node.type === 'CallExpression') {
      const callee = unwrap(node.callee);
      if (callee.type === 'MemberExpression') {
        links.push({ name: memberName(callee) ?? '[]', call: node });
        node = callee.object;
        continue;
      }
      if (callee.type === 'Identifier' && links.length > 0) {
        return { links, members, root: node };
      }
      links.push({ name: callee.type === 'Identifier' ? callee.name : '', call: node });
      return { links, members, root: callee };
    }
    if (node.type === 'MemberExpression') {
      const parentObject = unwrap(node.object);
      if (parentObject.type === 'ThisExpression') return { links, members, root: node };
      members.unshift((node.computed ? null : propertyName(node.property)) ?? '[]');
      node = node.object;
      continue;
    }
    return { links, members, root: node };
  }
}

/** Whether somebody waits for the call's result: awaited, returned, chained, yielded or part of `Promise.all([…])`. */
export function isObserved(call: Node): boolean {
  let node: Node = call;
  for (let parent = node.parent; parent; node = parent, parent = node.parent) {
    switch (parent.type) {
      case 'AwaitExpression':
      case 'YieldExpression':
      case 'ReturnStatement':
        return true;
      case 'ArrowFunctionExpression':
        return parent.body === node;
      case 'CallExpression':
        return parent.callee !== node || isPromiseMethod(parent);
      case 'VariableDeclarator':
      case 'AssignmentExpression':
        return true;
      case 'MemberExpression':
      case 'TSNonNullExpression':
      case 'TSAsExpression':
      case 'ChainExpression':
      case 'ArrayExpression':
      case 'ConditionalExpression':
      case 'LogicalExpression':
      case 'SpreadElement':
        break;
      case 'UnaryExpression':
        return parent.operator === 'void';
      default:
        return false;
    }
  }
  return false;
}
