import type { PlanText } from "../../../model/plan.ts";
import { isFunction, isLoop, type Node, type Statement } from "../../../reading/javascript/syntax/node.ts";
import { appendToBlock } from "../edits/append-to-block.ts";
import { leaves, statement } from "./block-site.ts";
import { insertAfter } from "../edits/insert-after.ts";
import { insertBefore } from "../edits/insert-before.ts";
import { localName } from "./local-name.ts";
import type { Draft } from "../source/draft.ts";
import { code } from "../source/code.ts";

/**
 * A list for the failures of a path, thrown together when its function ends: `isItem`, one of a loop over items, for which
 * the list is made before the loop. `end`: what comes after the loop may say that all is done, and is not reached. Gives the list's name; null where the function has no place for it.
 */
export function failureList(
  draft: Draft,
  at: Node,
  isItem: boolean,
  message: string,
  end: "function" | "loop" = "function",
): string | null {
  const around = isEndless(at) ? null : listAround(at, isItem);
  if (!around) return null;
  // Where nothing goes on, there is nothing to fail after.
  const rest = around.list.body.slice(around.list.body.indexOf(around.statement) + 1);
  if (!isLoop(around.statement) && rest.every((one) => leaves(one))) return null;
  const { style } = draft;
  const list = localName(draft, at, ["failures", "errors"]);
  const type = style.isTypeScript ? ": unknown[]" : "";
  insertBefore(draft, around.statement, [statement(draft, code`const ${list}${type} = []`)]);
  const { quote } = style;
  const test: PlanText = code`if (${list}.length > 0) throw new AggregateError(${list}, ${quote}${message}${quote})${style.semicolon}`;
  if (end === "loop") {
    insertAfter(draft, around.statement, [test]);
    return list;
  }
  const last = around.list.body.at(-1);
  if (last && last !== around.statement && leaves(last)) insertBefore(draft, last, [test]);
  else appendToBlock(draft, around.list, [test]);
  return list;
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

/** `for await (const message of subscription)`, `while (true)`: there is no end to fail in. */
function isEndless(node: Node): boolean {
  for (let current: Node | undefined = node; current && !isFunction(current); current = current.parent) {
    if (current.type === "ForOfStatement" && current.await) return true;
    if (current.type === "WhileStatement" && current.test.type === "Literal" && current.test.value === true)
      return true;
    if (current.type === "ForStatement" && !current.test) return true;
  }
  return false;
}
