import type { PlanText } from "../../../model/plan.ts";
import { isPromiseMethod } from "../../../reading/javascript/syntax/chain.ts";
import { calledName, isFunction, pathOf, type Node } from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import { canWait } from "./can-wait.ts";
import { insertAfter } from "../edits/insert-after.ts";
import { placeOfAsync } from "./place-of-async.ts";

/** Writes a check that runs once a call is done, with what it gave left as it was. */
export function afterCall(draft: Draft, call: Node, waits: boolean, lines: readonly PlanText[]): boolean {
  const promise = outermost(call, false);
  const value = outermost(call, true);
  const isWaitedFor = !waits || promise !== value || isAwaitedIn(draft, value, call);
  const { parent } = value;
  const waitable = canWait(draft, call);
  if (parent?.type === "ExpressionStatement" && isWaitedFor && (waitable || !waits)) {
    insertAfter(draft, parent, lines);
    return true;
  }
  if (parent?.type === "VariableDeclarator" && isWaitedFor && (waitable || !waits)) {
    insertAfter(draft, parent.parent, lines);
    return true;
  }
  const isReturned = parent?.type === "ReturnStatement" && parent.parent.type === "BlockStatement";
  const isBody = isFunction(parent) && parent.body === value;
  const async = waitable || !waits || !(isReturned || isBody) ? null : placeOfAsync(draft, call);
  if ((isReturned || isBody) && (waitable || !waits || async !== null)) {
    if (async !== null) draft.insert(async, ["async "]);
    const name = draft.freeName("created");
    const isArm = value.type === "ConditionalExpression" || value.type === "LogicalExpression";
    const awaits = waits && !isAwaitedIn(draft, value, call) ? "await " : "";
    const [opens, closes] = awaits !== "" && isArm ? ["(", ")"] : ["", ""];
    const all = [...lines, [`return ${name}${draft.style.semicolon}`]];
    const base = draft.indentAt(parent.range[0]);
    const start = `const ${name} = ${awaits}${opens}`;
    if (isReturned) {
      draft.replace({ start: parent.range[0], end: value.range[0] }, [start]);
      if (closes !== "") draft.insert(value.range[1], [closes]);
      insertAfter(draft, parent, all);
      return true;
    }
    const { lineEnd, indent, semicolon } = draft.style;
    const inner = base + indent;
    // `=>` and a body in the next line: the brace stays with the arrow.
    const { text } = draft.reading.file.input;
    const gap = text.slice(text.slice(0, value.range[0]).trimEnd().length, value.range[0]);
    draft.replace({ start: value.range[0] - (gap.includes("\n") ? gap.length : 0), end: value.range[0] }, [
      `${gap.includes("\n") ? " " : ""}{${lineEnd}${inner}${start}`,
    ]);
    draft.insert(value.range[1], code`${closes}${semicolon}${lineEnd}${draft.lines(all, inner)}${lineEnd}${base}}`);
    return true;
  }
  return waits && isPromise(promise) && chained(draft, promise, lines);
}

/** `.then(async (created) => { check; return created; })`. */
function chained(draft: Draft, promise: Node, lines: readonly PlanText[]): boolean {
  const { lineEnd, indent, semicolon } = draft.style;
  const callback = callbackOf(promise);
  const base = draft.indentAt(promise.range[0]);
  const inner = base + indent;
  if (callback) {
    // `pool.query(sql, done)`: a promise instead, which tells the callback in the end.
    draft.replace({ start: callback.before, end: callback.end }, []);
    draft.insert(
      promise.range[1],
      code`${lineEnd}${inner}.then(async () => {${lineEnd}${draft.lines(lines, inner + indent)}${lineEnd}${inner}})${lineEnd}${inner}.then(() => ${callback.name}(null), ${callback.name})`,
    );
    return true;
  }
  const name = draft.freeName("created");
  const all = [...lines, [`return ${name}${semicolon}`]];
  // A long chain goes on in the next line.
  const text = draft.textOf(promise);
  const isLong = !text.includes("\n") && text.length > 70;
  const last = text.slice(text.lastIndexOf("\n") + 1);
  const outer = isLong ? inner : text.includes("\n") ? (/^[ \t]*/.exec(last)?.[0] ?? base) : base;
  draft.insert(
    promise.range[1],
    code`${isLong || /^\s*\./.test(last) ? `${lineEnd}${outer}` : ""}.then(async (${name}) => {${lineEnd}${draft.lines(all, outer + indent)}${lineEnd}${outer}})`,
  );
  return true;
}

interface Callback {
  readonly name: string;
  readonly before: number;
  readonly end: number;
}

function callbackOf(promise: Node): Callback | null {
  if (promise.type !== "CallExpression" || promise.parent.type !== "ExpressionStatement") return null;
  const last = promise.arguments.at(-1);
  const before = promise.arguments.at(-2);
  return last?.type === "Identifier" && before && /^(?:done|cb|callback|next)$/.test(last.name)
    ? { name: last.name, before: before.range[1], end: last.range[1] }
    : null;
}

/** A chain that nothing but a handler for its rejection stands behind, or a callback is told of. */
function isPromise(node: Node): boolean {
  return node.type === "CallExpression" || node.type === "TaggedTemplateExpression";
}

/** Out through `.then()` and `.catch()`; with `all`, also through `await`, assignments, arms and lists of promises. */
function outermost(call: Node, all: boolean): Node {
  let current = call;
  for (let parent = current.parent; parent; parent = current.parent) {
    if (parent.type === "MemberExpression" && parent.object === current && parent.parent.type === "CallExpression") {
      // Kysely runs a tagged statement by `.execute(db)`.
      const runs = current.type === "TaggedTemplateExpression" && calledName(parent.parent) === "execute";
      if (parent.parent.callee !== parent || !(runs || isPromiseMethod(parent.parent))) break;
      current = parent.parent;
      continue;
    }
    const goesOn =
      all &&
      (parent.type === "AwaitExpression" ||
        parent.type === "TSAsExpression" ||
        parent.type === "TSNonNullExpression" ||
        parent.type === "ChainExpression" ||
        (parent.type === "UnaryExpression" && parent.operator === "void") ||
        (parent.type === "AssignmentExpression" && parent.right === current) ||
        (parent.type === "LogicalExpression" && parent.right === current) ||
        (parent.type === "ConditionalExpression" && parent.test !== current) ||
        (parent.type === "ArrayExpression" && isListOfAll(parent)) ||
        (parent.type === "CallExpression" && isAll(parent)));
    // An arm of `?:` is a promise of its own.
    if (!goesOn) break;
    current = parent;
  }
  return current;
}

function isListOfAll(list: Node): boolean {
  return list.parent?.type === "CallExpression" && isAll(list.parent);
}

function isAll(call: Node): boolean {
  return call.type === "CallExpression" && pathOf(call.callee) === "Promise.all" && calledName(call) === "all";
}

function isAwaitedIn(draft: Draft, outer: Node, inner: Node): boolean {
  for (let node: Node | undefined = inner; node; node = node.parent) {
    if (node.type === "AwaitExpression") return true;
    if (node === outer) break;
  }
  return outer.parent?.type === "AwaitExpression" && draft.reading.file.input.ast !== outer;
}
