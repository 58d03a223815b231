import type { TSESTree } from "@typescript-eslint/types";
import {
  calledName,
  isFunction,
  isLoop,
  memberName,
  pathOf,
  statementsOf,
  unwrap,
  type Call,
  type Node,
} from "../syntax/node.ts";

/** `items.map(…)`, `pMap(items, …)`, `async.eachLimit(items, 5, …)`: calls that run a callback for each item. */
const iterates =
  /^(?:p(?:Map|Each|Filter)(?:Series)?|(?:async|parallel|concurrent|batch)?(?:[mM]ap|[fF]orEach|[fF]latMap|[eE]ach|[rR]educe)(?:Async|Limit|Series|Parallel|Concurrent(?:ly)?|Sequential(?:ly)?|Settled|Of|OfLimit|OfSeries|Item|Row|Batch|With[A-Z]\w*|In[A-Z]\w*)?|asyncPool|promisePool)$/;

/** What a loop, or a function that is run in one, goes over: the items of a batch, or whatever a poll brings. */
export function loopKind(node: Node): "items" | "poll" | null {
  if (isLoop(node)) return runsOverItems(node) ? "items" : "poll";
  if (!isFunction(node) || node.parent.type !== "CallExpression" || node.parent.callee === node) return null;
  return iterates.test(calledName(node.parent) ?? "") || isPool(node.parent) ? "items" : null;
}

/** `PromisePool.for(orders).process(async (order) => …)`. */
function isPool(call: Call): boolean {
  if (calledName(call) !== "process") return false;
  for (let node: Node = unwrap(call.callee); ;) {
    if (node.type === "MemberExpression") node = unwrap(node.object);
    else if (node.type === "CallExpression") node = unwrap(node.callee);
    else return node.type === "Identifier" && /pool/i.test(node.name);
  }
}

/*
 * | loop                                             | goes over |
 * |--------------------------------------------------|-----------|
 * | `for (const x of xs)`, `for (… i < xs.length …)` | items     |
 * | `while (queue.length)`, `while ((x = next()))`   | items     |
 * | `for (;;) { const x = q.shift(); if (!x) break`  | items     |
 * | `for await (const row of orders.find())`         | items     |
 * | `for await (… of consumer.run())`, `while (up)`  | a poll    |
 */
function runsOverItems(node: Node): boolean {
  switch (node.type) {
    case "ForInStatement":
      return true;
    case "ForOfStatement":
      return !node.await || !isEndlessSource(node.right);
    case "ForStatement":
      return node.test !== null || drains(node.body);
    case "WhileStatement":
    case "DoWhileStatement":
      return node.test.type === "Literal" ? drains(node.body) : asksForMore(node.test);
    default:
      return false;
  }
}

/** `for await (const message of consumer.messages())`: what comes from a subscription has no end. */
function isEndlessSource(source: Node): boolean {
  return source.type === "CallExpression" && endless.test(pathOf(source.callee) ?? "");
}

const endless =
  /consum|subscri|listen|watch|events?\.|changes|tail|receive|poll|interval|socket|stream|(?:^|\.)on(?:ce)?$|(?:event|message)s?$/i;
const takes = /^(?:shift|pop|dequeue|next|take|poll)$/;

function asksForMore(test: Node): boolean {
  switch (test.type) {
    case "AssignmentExpression":
    case "BinaryExpression":
      return true;
    case "LogicalExpression":
      return asksForMore(test.left) || asksForMore(test.right);
    case "UnaryExpression":
      return test.argument.type === "CallExpression" && /^(?:isEmpty|empty)$/.test(calledName(test.argument) ?? "");
    case "CallExpression":
      return /^has(?:Next|More)$/.test(calledName(test) ?? "");
    case "MemberExpression":
      return /^(?:length|size)$/.test(memberName(test) ?? "");
    default:
      return false;
  }
}

/** `const item = queue.shift(); if (!item) break;` in a loop without end of its own. */
function drains(body: Node): boolean {
  const statements = statementsOf(body);
  return (
    statements.some((node) => node.type === "VariableDeclaration" && node.declarations.some(takesOne)) &&
    statements.some((node) => {
      const last = node.type === "IfStatement" ? statementsOf(node.consequent).at(-1) : undefined;
      return last?.type === "BreakStatement" || last?.type === "ReturnStatement";
    })
  );
}

function takesOne({ init }: TSESTree.VariableDeclarator): boolean {
  const value = init ? unwrap(init) : null;
  return value?.type === "CallExpression" && takes.test(calledName(value) ?? "");
}
