import type { TSESTree } from "@typescript-eslint/types";
import type { PlanText } from "../../../model/plan.ts";
import type { RetryLoop } from "../../../model/retry-loop.ts";
import {
  enclosingFunction,
  isFunction,
  isLoop,
  type Loop,
  type Node,
} from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import { appendToBlock } from "../edits/append-to-block.ts";
import { blockSite, isAsync, leaves, statement } from "./block-site.ts";
import { callbackSite } from "./callback-site.ts";
import { catchSite } from "./handler-site.ts";
import { nodesAt } from "./find-node.ts";
import { insertAfter } from "../edits/insert-after.ts";
import { insertBefore } from "../edits/insert-before.ts";
import type { Site } from "./site.ts";
import { wrapInBlock } from "../edits/wrap-in-block.ts";

/*
 * Where the last attempt has failed, as a path that can be written into.
 *
 * | the code gives up by                           | path                                                              |
 * |------------------------------------------------|-------------------------------------------------------------------|
 * | a test: `if (attempt >= MAX) return`           | the test's arm                                                    |
 * | a test behind it: `if (!rates) return`         | that one's                                                        |
 * | the end of a loop that success returns from    | behind the loop                                                   |
 * | the end of a loop that success breaks, or ends | behind the loop, asking whether the last attempt left an error    |
 * | the `catch` or `.catch` around a library's     | that handler                                                      |
 */
export function exhaustionSite(draft: Draft, { place, leavesAt }: RetryLoop): Site | null {
  const { file } = draft.reading;
  const leaving = leavesAt ? nodesAt(file, leavesAt.start).find((node) => node.type === "IfStatement") : undefined;
  if (leaving) return armSite(draft, leaving);
  const nodes = nodesAt(file, place.start);
  for (const node of nodes) {
    if (node.type === "IfStatement") return armSite(draft, node);
    if (node.type === "CatchClause") return catchSite(draft, node);
    if (isLoop(node)) return loopSite(draft, node);
    const call = node.parent?.parent;
    if (node.parent?.type === "MemberExpression" && node.parent.property === node && call?.type === "CallExpression")
      return call.arguments[0] ? callbackSite(draft, call.arguments[0]) : null;
  }
  return null;
}

function armSite(draft: Draft, test: TSESTree.IfStatement): Site {
  const clause = clauseAround(test);
  const named = clause?.param?.type === "Identifier" ? clause.param.name : null;
  const fn = enclosingFunction(test);
  // `(err) => { … if (left === 0) … }`: the error of a callback.
  const [first] = fn?.params ?? [];
  const given = first?.type === "Identifier" && /^(?:e|err|error)$/.test(first.name) ? first.name : null;
  return blockSite(draft, test.consequent, () => named ?? given);
}

/** The innermost `catch` whose block a node stands in. */
function clauseAround(node: Node): TSESTree.CatchClause | null {
  for (let current = node.parent; current && !isFunction(current); current = current.parent)
    if (current.type === "CatchClause") return current;
  return null;
}

function loopSite(draft: Draft, loop: Loop): Site | null {
  if (loop.parent.type !== "BlockStatement" || loop.body.type !== "BlockStatement") return null;
  const { parent } = loop;
  const attempt = attemptIn(draft, loop);
  const exits = exitsOf(draft, loop, attempt?.handler ?? null);
  const isPlain = exits.breaks.length === 0 && exits.returns && !exits.endsByFlag;
  const flag = attempt?.handler || exits.breaks.length > 0 ? null : flagOf(draft, loop);
  if (!attempt?.handler && exits.breaks.length === 0 && flag === null) return null;
  const param = attempt?.handler?.param;
  if (param && param.type !== "Identifier") return null;
  const kept = attempt?.handler ? draft.freeName("lastError") : draft.freeName("succeeded");
  return {
    node: loop,
    body: [],
    isAsync: isAsync(enclosingFunction(loop)),
    leaves: false,
    throws: true,
    error: () => (attempt?.handler ? kept : null),
    write(lines, leave) {
      const all = [...lines, ...(leave ? [leave] : [])];
      if (attempt?.handler) {
        keepError(draft, loop, attempt as KeptAttempt, kept, isPlain);
        const last = parent.body.at(-1);
        if (isPlain && last && last !== loop && leaves(last) && leave && !holdsCall(draft, last))
          draft.replace(
            { start: last.range[0], end: last.range[1] },
            draft
              .lines(
                all.map((line) => statement(draft, line)),
                draft.indentAt(last.range[0]),
              )
              .slice(1),
          );
        else if (isPlain) appendToList(draft, parent, loop, all);
        else insertAfter(draft, loop, [block(draft, code`${kept} !== undefined`, all)]);
        return;
      }
      if (flag !== null) {
        insertAfter(draft, loop, [block(draft, code`!${flag}`, all)]);
        return;
      }
      insertBefore(draft, loop, [statement(draft, code`let ${kept} = false`)]);
      for (const node of exits.breaks) {
        const mark = statement(draft, code`${kept} = true`);
        if (node.parent.type === "BlockStatement") insertBefore(draft, node, [mark]);
        else wrapInBlock(draft, node, [mark], true);
      }
      insertAfter(draft, loop, [block(draft, code`!${kept}`, all)]);
    },
  };
}

type KeptAttempt = TSESTree.TryStatement & { readonly handler: TSESTree.CatchClause };

function keepError(draft: Draft, loop: Loop, attempt: KeptAttempt, kept: string, isPlain: boolean): void {
  const { isTypeScript } = draft.style;
  insertBefore(draft, loop, [statement(draft, code`let ${kept}${isTypeScript ? ": unknown" : ""}`)]);
  const site = catchSite(draft, attempt.handler);
  const error = site?.error();
  if (!site || typeof error !== "string") return;
  site.write([code`${kept} = ${error}`], null);
  if (isPlain) return;
  const last = attempt.block.body.at(-1);
  const reset = statement(draft, code`${kept} = undefined`);
  if (last && leaves(last)) insertBefore(draft, last, [reset]);
  else appendToBlock(draft, attempt.block, [reset]);
}

/** Behind all that runs only after the last failure. */
function appendToList(draft: Draft, list: TSESTree.BlockStatement, loop: Loop, lines: readonly PlanText[]): void {
  const ended = lines.map((line) => statement(draft, line));
  const last = list.body.at(-1);
  if (last && last !== loop && leaves(last)) insertBefore(draft, last, ended);
  else appendToBlock(draft, list, ended);
}

function block(draft: Draft, condition: PlanText, lines: readonly PlanText[]): PlanText {
  const { indent } = draft.style;
  const ended = lines.map((line) => statement(draft, line));
  return code`if (${condition}) {\n${draft.lines(ended, indent)}\n}`;
}

/** The `try` of one attempt. */
function attemptIn(draft: Draft, loop: Loop): TSESTree.TryStatement | null {
  let found: TSESTree.TryStatement | null = null;
  draft.reading.file.descend(loop.body, (node) => {
    if (found || isFunction(node) || (isLoop(node) && node !== loop)) return false;
    if (node.type === "TryStatement" && node.handler) found = node;
    return !found;
  });
  return found;
}

interface Exits {
  readonly breaks: readonly TSESTree.BreakStatement[];
  readonly returns: boolean;
  /** The loop's own test ends it as soon as an attempt has succeeded. */
  readonly endsByFlag: boolean;
}

/** How a loop is left otherwise than by its last failure. */
function exitsOf(draft: Draft, loop: Loop, handler: TSESTree.CatchClause | null): Exits {
  const breaks: TSESTree.BreakStatement[] = [];
  let returns = false;
  draft.reading.file.descend(loop.body, (node) => {
    if (node === handler || isFunction(node)) return false;
    if (node.type === "ReturnStatement") returns = true;
    if (node.type === "BreakStatement" && !node.label && loopOf(node) === loop) breaks.push(node);
    return true;
  });
  const test = "test" in loop && loop.test ? draft.textOf(loop.test) : "";
  return { breaks, returns, endsByFlag: /!\s*[a-zA-Z]|=== ?(?:null|undefined|false)/.test(test) };
}

/** `while (!saved && tries < 5)`: the variable that says whether an attempt has succeeded. */
function flagOf(draft: Draft, loop: Loop): string | null {
  const test = "test" in loop && loop.test ? draft.textOf(loop.test) : "";
  return /!([a-zA-Z_$][\w$]*)(?![\w$.(])/.exec(test)?.[1] ?? null;
}

function loopOf(node: Node): Node | null {
  for (let current = node.parent; current && !isFunction(current); current = current.parent)
    if (isLoop(current) || current.type === "SwitchStatement") return current;
  return null;
}

function holdsCall(draft: Draft, node: Node): boolean {
  let found = false;
  draft.reading.file.descend(node, (inner) => {
    if (inner.type === "CallExpression") found = true;
    return !found;
  });
  return found;
}
