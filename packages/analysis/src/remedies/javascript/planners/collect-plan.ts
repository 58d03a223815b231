import type { Handler } from "../../../model/handler.ts";
import type { Plan } from "../../../model/plan.ts";
import { isFunction, isLoop, type Node, type Statement } from "../../../reading/javascript/syntax/node.ts";
import type { Site } from "../sites/site.ts";
import { appendToBlock } from "../sites/append-to-block.ts";
import { isKeptByCaller } from "../sites/is-kept-by-caller.ts";
import { insertBefore } from "../sites/insert-before.ts";
import { leaves, statement } from "../sites/block-site.ts";
import type { Draft } from "../source/draft.ts";
import { code } from "../source/code.ts";
import type { Subject } from "../wording/subject.ts";

/** The rest goes on, and the unit fails in the end: failures are collected and thrown together. */
export function collectPlan(draft: Draft, site: Site, handler: Handler, subject: Subject): Plan | null {
  // A poll has no end to fail in.
  if (handler.form !== "catch" || handler.loop === "poll" || isEndless(site.node)) return null;
  const around = listAround(site.node, handler.loop === "items");
  if (!around || leavesFunction(draft, site) || isKeptByCaller(draft.reading, site.node)) return null;
  // Where nothing goes on, there is nothing to fail after.
  const rest = around.list.body.slice(around.list.body.indexOf(around.statement) + 1);
  if (!isLoop(around.statement) && rest.every((one) => leaves(one))) return null;
  const error = site.error();
  if (error === null) return null;
  const { style } = draft;
  const list = draft.freeName("failures");
  const type = style.isTypeScript ? ": unknown[]" : "";
  insertBefore(draft, around.statement, [statement(draft, code`const ${list}${type} = []`)]);
  site.write([code`${list}.push(${error})`], null);
  const { quote } = style;
  const test = code`if (${list}.length > 0) throw new AggregateError(${list}, ${quote}${subject.unit} ${subject.what}: ${subject.because}${quote})${style.semicolon}`;
  const last = around.list.body.at(-1);
  if (last && last !== around.statement && leaves(last)) insertBefore(draft, last, [test]);
  else appendToBlock(draft, around.list, [test]);
  return draft.finish(
    "failTheUnit",
    "Go on with the rest, and fail in the end",
    "What succeeded stays done; the failures are thrown together as an `AggregateError`.",
  );
}

type Block = Extract<Node, { type: "BlockStatement" }>;

/** The body of the function, and the statement in it that holds the failure: the loop for an item, else the `try` itself. */
function listAround(node: Node, isItem: boolean): { readonly list: Block; readonly statement: Statement } | null {
  let seenLoop = !isItem;
  let current: Node = node;
  for (let parent = node.parent; parent; current = parent, parent = parent.parent) {
    if (isLoop(current)) seenLoop = true;
    if (isFunction(parent)) return null;
    if (parent.type === "BlockStatement" && isFunction(parent.parent) && seenLoop)
      return { list: parent, statement: current as Statement };
  }
  return null;
}

/** The handler returns, and what is collected would be thrown by nobody. */
function leavesFunction(draft: Draft, site: Site): boolean {
  let found = false;
  for (const node of site.body)
    draft.reading.file.descend(node, (inner) => {
      if (isFunction(inner)) return false;
      if (inner.type === "ReturnStatement" || inner.type === "BreakStatement") found = true;
      return !found;
    });
  return found;
}

/** `for await (const message of subscription)`, `while (true)`. */
function isEndless(node: Node): boolean {
  for (let current: Node | undefined = node; current && !isFunction(current); current = current.parent) {
    if (current.type === "ForOfStatement" && current.await) return true;
    if (current.type === "WhileStatement" && current.test.type === "Literal" && current.test.value === true)
      return true;
    if (current.type === "ForStatement" && !current.test) return true;
  }
  return false;
}
