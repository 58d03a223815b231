import type { Drop } from "../../../model/drop.ts";
import type { Plan, PlanText } from "../../../model/plan.ts";
import type { RemedyName } from "../../../model/remedy.ts";
import { statementAround } from "../../../reading/javascript/handlers/statement-around.ts";
import {
  calledName,
  enclosingFunction,
  isFunction,
  pathOf,
  receiverOf,
  unwrap,
  wrapped,
  type Call,
  type Node,
} from "../../../reading/javascript/syntax/node.ts";
import { countLine } from "../reach/count-line.ts";
import { findLogger } from "../reach/find-logger.ts";
import { testLines } from "../answers/check-lines.ts";
import { negated } from "../sites/emptied-site.ts";
import { insertAfter, isList } from "../edits/insert-after.ts";
import { insertBefore } from "../edits/insert-before.ts";
import { localName } from "../sites/local-name.ts";
import type { Draft } from "../source/draft.ts";
import { logLine } from "../wording/log-line.ts";
import type { Subject } from "../wording/subject.ts";
import { statement } from "../sites/block-site.ts";

/** A list that is narrowed: what is left out gets a list or a number of its own, and is reported. */
export function listDropPlan(draft: Draft, fact: Drop, subject: Subject, remedy: RemedyName): Plan | null {
  if (remedy === "logCountDeadLetter") return null;
  const call = narrowingAt(draft, fact);
  if (!call) return null;
  const list = call.callee.type === "MemberExpression" ? call.callee.object : null;
  const step = statementAround(call);
  if (!list || !step.parent || !isList(step.parent) || enclosingFunction(call) !== enclosingFunction(step)) return null;
  const [predicate] = call.arguments;
  const test = calledName(call) === "filter" && predicate ? oppositeOf(draft, predicate) : null;
  const report = (fields: readonly { name: string; value: string }[]): readonly PlanText[] => [
    logLine(draft, findLogger(draft, step), subject, fields, null),
    ...(remedy === "count" ? [countLine(draft, step, subject)] : []),
  ];
  const isWritten = test === null ? byNumber(draft, call, step, report) : byRest(draft, list, step, test, report);
  return isWritten
    ? draft.finish(remedy, remedy === "count" ? "Log and count what is dropped" : "Log what is dropped", "")
    : null;
}

type Report = (fields: readonly { name: string; value: string }[]) => readonly PlanText[];

/** `const invalid = rows.filter((row) => !isValid(row));` */
function byRest(draft: Draft, list: Node, step: Node, test: string, report: Report): boolean {
  const isPlain = list.type === "Identifier" || (list.type === "MemberExpression" && pathOf(list) !== null);
  const source = isPlain ? draft.textOf(list) : localName(draft, step, ["all", "received", "candidates"]);
  const rest = localName(draft, step, ["invalid", "dropped", "rejected"]);
  const logger = findLogger(draft, step);
  const isText = logger.shape !== "object-first" && logger.shape !== "message-first";
  const items = { name: "items", value: isText ? `JSON.stringify(${rest})` : rest };
  const lines = [
    ...(isPlain ? [] : [statement(draft, [`const ${source} = ${draft.textOf(list)}`])]),
    statement(draft, [`const ${rest} = ${source}.filter(${test})`]),
    testLines(draft, `${rest}.length > 0`, report([{ name: "dropped", value: `${rest}.length` }, items])),
  ];
  if (!isPlain) {
    const { start, end } = withParens(draft, list);
    draft.replace({ start, end }, [source]);
  }
  insertBefore(draft, step, lines);
  return true;
}

/** `const dropped = rows.length - valid.length;` where what was dropped is nothing any more. */
function byNumber(draft: Draft, call: Call, step: Node, report: Report): boolean {
  const source = sourceOf(call);
  const kept = keptIn(call);
  if (!source || kept === null) return false;
  const dropped = localName(draft, step, ["dropped", "lost"]);
  insertAfter(draft, step, [
    statement(draft, [`const ${dropped} = ${draft.textOf(source)}.length - ${kept}.length`]),
    testLines(draft, `${dropped} > 0`, report([{ name: dropped, value: dropped }])),
  ]);
  return true;
}

/** The variable that holds the list in the end, when each item that was kept is one item of it. */
function keptIn(call: Call): string | null {
  let node: Node = call;
  for (let outer = outerOf(node); outer; outer = outerOf(node)) {
    if (!/^(?:map|sort|toSorted|reverse)$/.test(calledName(outer) ?? "")) return null;
    node = outer;
  }
  const { parent } = wrapped(node);
  return parent?.type === "VariableDeclarator" && parent.id.type === "Identifier" ? parent.id.name : null;
}

function outerOf(node: Node): Call | null {
  const member = node.parent;
  const call = member?.type === "MemberExpression" && member.object === node ? member.parent : null;
  return call?.type === "CallExpression" && call.callee === member ? call : null;
}

/** The list that a chain of `map` begins with, when it can be named twice. */
function sourceOf(call: Call): Node | null {
  let node = receiverOf(call);
  while (node?.type === "CallExpression" && calledName(node) === "map") node = receiverOf(node);
  if (!node) return null;
  const isPlain = node.type === "Identifier" || (node.type === "MemberExpression" && pathOf(node) !== null);
  return isPlain ? node : null;
}

/** The call that narrows, found by its predicate or by what its callback does. */
function narrowingAt(draft: Draft, { place }: Drop): Call | null {
  let found: Call | null = null;
  draft.reading.file.descend(draft.reading.file.input.ast, (node) => {
    if (node.range[1] < place.start || node.range[0] > place.start) return node.type === "Program";
    const isNarrowing = node.type === "CallExpression" && /^(?:filter|flatMap|reduce)$/.test(calledName(node) ?? "");
    const [taken] = isNarrowing ? node.arguments : [];
    if (isNarrowing && taken && taken.range[0] <= place.start && place.end <= taken.range[1]) found = node;
    return true;
  });
  return found;
}

/** The predicate for the rest: `(row) => !isValid(row)`; null where it keeps what is there at all, and the rest is nothing. */
function oppositeOf(draft: Draft, predicate: Node): string | null {
  const value = unwrap(predicate);
  if (value.type === "Identifier" || value.type === "MemberExpression") {
    const name = draft.textOf(value);
    return name === "Boolean" ? null : `(item) => !${name}(item)`;
  }
  if (value.type !== "ArrowFunctionExpression" || value.body.type === "BlockStatement") return null;
  const [parameter] = value.params;
  if (!parameter || value.params.length > 1 || /^(?:!= ?null|!== ?(?:null|undefined))$/.test(restOf(draft, value.body)))
    return null;
  const annotation = value.returnType ? "" : draft.reading.file.input.text.slice(value.range[0], value.body.range[0]);
  const head = annotation === "" ? `(${draft.textOf(parameter)}) => ` : annotation.replace(/\($/, "");
  if (isFunction(value.body)) return null;
  return `${head.trimEnd()} ${negated(value.body, draft.textOf(value.body))}`;
}

/** What stands behind the first name: `!== null` of `order !== null`. */
function restOf(draft: Draft, body: Node): string {
  return draft.textOf(body).replace(/^\w+ ?/, "");
}

function withParens(draft: Draft, node: Node): { readonly start: number; readonly end: number } {
  const { text } = draft.reading.file.input;
  return text[node.range[0] - 1] === "(" && text[node.range[1]] === ")"
    ? { start: node.range[0] - 1, end: node.range[1] + 1 }
    : { start: node.range[0], end: node.range[1] };
}
