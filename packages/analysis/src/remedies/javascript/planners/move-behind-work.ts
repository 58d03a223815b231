import type { TSESTree } from "@typescript-eslint/types";
import type { Acknowledgement } from "../../../model/acknowledgement.ts";
import type { Place } from "../../../model/place.ts";
import { isFunction, type Node, type Statement } from "../../../reading/javascript/syntax/node.ts";
import { appendToBlock } from "../edits/append-to-block.ts";
import { leaves } from "../sites/block-site.ts";
import { insertBefore } from "../edits/insert-before.ts";
import { wrapInBlock } from "../edits/wrap-in-block.ts";
import { removeStatement } from "../edits/remove-statement.ts";
import type { PlanText } from "../../../model/plan.ts";
import type { Draft } from "../source/draft.ts";

/**
 * Moves the statement of an ack or answer behind the work: to the end of the `try` that holds the work, or of the list that
 * both stand in. Paths in between that leave by themselves get one of their own. False where it cannot be moved.
 */
export function moveBehindWork(draft: Draft, { work, form }: Acknowledgement, ack: Node): boolean {
  const inFinally = form === "finally" ? finalizerAround(ack) : null;
  const statement = inFinally ? statementIn(inFinally.finalizer, ack) : statementBefore(ack, work.place);
  if (!statement) return false;
  const text: PlanText = [draft.movedText(statement)];
  const { parent } = statement;
  if (parent.type !== "BlockStatement") return false;
  const list = inFinally ? inFinally.block : parent;
  const after = inFinally ? list.body : parent.body.slice(parent.body.indexOf(statement) + 1);
  const holder = after.find((one) => holds(one, work.place));
  // `store(rating).catch(log);`: nobody waits for it, so the ack follows in the chain.
  if (holder?.type === "ExpressionStatement" && holder.expression.type === "CallExpression") {
    draft.insert(work.place.end, [`.then(() => ${draft.textOf(ack)})`]);
    removeStatement(draft, statement);
    return true;
  }
  const attempt =
    !inFinally && holder?.type === "TryStatement" && holder.handler && holds(holder.block, work.place) ? holder : null;
  const target = attempt ? attempt.block : list;
  const passed = attempt ? attempt.block.body : after;
  const last = target.body.at(-1);
  const end = last && leaves(last) && last !== statement ? last : null;
  // Whoever leaves on the way does what was done for it before.
  const early = passed.filter((one) => one !== end).flatMap((one) => returnsIn(draft, one));
  // `return await store(order)`: the work itself is what is returned.
  if (end && holds(end, work.place)) return false;
  for (const exit of early) {
    const own = form === "answered" && isAfterFailure(draft, exit) ? failureLine(draft, draft.textOf(ack)) : text;
    if (exit.parent.type === "BlockStatement") insertBefore(draft, exit, [own]);
    else wrapInBlock(draft, exit, [own], true);
  }
  if (end) insertBefore(draft, end, [text]);
  else appendToBlock(draft, target, [text]);
  if (attempt?.handler && form === "answered") answerFailure(draft, attempt.handler, draft.textOf(ack));
  removeStatement(draft, statement);
  return true;
}

/** The sender hears of the failure too, now that it waits for the answer. */
function answerFailure(draft: Draft, handler: TSESTree.CatchClause, answer: string): void {
  const last = handler.body.body.at(-1);
  const text = failureLine(draft, answer);
  if (last && leaves(last)) insertBefore(draft, last, [text]);
  else appendToBlock(draft, handler.body, [text]);
}

/** In the words of the framework whose answer is moved. */
function failureLine(draft: Draft, answer: string): PlanText {
  const [response = "res"] = /^(?:await )?[\w$]+/.exec(answer) ?? [];
  const line =
    /\.(?:code|send)\(/.test(answer) && response.startsWith("reply")
      ? `${response}.code(500).send({ error: ${draft.string("internal error")} })`
      : `${response}.status(500).end()`;
  return [`${line}${draft.style.semicolon}`];
}

/** `if (err) return;` */
function isAfterFailure(draft: Draft, exit: Node): boolean {
  const around = exit.parent?.type === "BlockStatement" ? exit.parent.parent : exit.parent;
  return around?.type === "IfStatement" && /^!?\w*(?:err|error|failure)\b/i.test(draft.textOf(around.test));
}

function holds(node: Node, place: Place): boolean {
  return node.range[0] <= place.start && place.end <= node.range[1];
}

/** The statement around a node that has the work in a later neighbour. */
function statementBefore(node: Node, work: Place): Statement | null {
  for (let current: Node = node; current.parent; current = current.parent) {
    const { parent } = current;
    if (parent.type !== "BlockStatement") continue;
    const statement = current as Statement;
    if (parent.body.slice(parent.body.indexOf(statement) + 1).some((one) => holds(one, work))) return statement;
  }
  return null;
}

interface WithFinalizer {
  readonly block: TSESTree.BlockStatement;
  readonly finalizer: TSESTree.BlockStatement;
}

function finalizerAround(node: Node): WithFinalizer | null {
  for (let current: Node | undefined = node; current?.parent; current = current.parent)
    if (current.parent.type === "TryStatement" && current.parent.finalizer === current)
      return { block: current.parent.block, finalizer: current as TSESTree.BlockStatement };
  return null;
}

function statementIn(block: TSESTree.BlockStatement, node: Node): Statement | null {
  return block.body.find((one) => holds(one, { start: node.range[0], end: node.range[1] })) ?? null;
}

function returnsIn(draft: Draft, node: Node): readonly TSESTree.ReturnStatement[] {
  const found: TSESTree.ReturnStatement[] = [];
  draft.reading.file.descend(node, (inner) => {
    if (isFunction(inner)) return false;
    if (inner.type === "ReturnStatement") found.push(inner);
    return true;
  });
  return found;
}
