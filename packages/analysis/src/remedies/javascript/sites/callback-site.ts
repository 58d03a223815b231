import type { PlanText } from "../../../model/plan.ts";
import {
  calledName,
  isFunction,
  unwrap,
  type FunctionNode,
  type Node,
} from "../../../reading/javascript/syntax/node.ts";
import { code, joined } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import { blockSite, statement } from "./block-site.ts";
import { errorName } from "./error-name.ts";
import type { Site } from "./site.ts";

/** What stands in `.catch(…)`, as a path that can be written into: a function written there, or the name of one. */
export function callbackSite(draft: Draft, handler: Node): Site | null {
  const value = unwrap(handler);
  if (isFunction(value)) return functionSite(draft, value);
  const call = callOf(draft, value);
  let named: string | null = null;
  const error = (): string => (named ??= errorName(draft, handler));
  return {
    node: handler,
    body: [],
    isAsync: false,
    leaves: false,
    throws: true,
    error,
    write(lines, leave) {
      const name = error();
      const all = [...(call ? [call.with(name)] : []), ...lines, ...(leave ? [leave] : [])];
      draft.replace(
        { start: handler.range[0], end: handler.range[1] },
        code`(${call?.isOwn ? name : parameterOf(draft, name)}) => ${block(draft, handler, all)}`,
      );
    },
  };
}

function functionSite(draft: Draft, fn: FunctionNode): Site | null {
  const [parameter] = fn.params;
  if (parameter && parameter.type !== "Identifier") return null;
  let named = parameter?.name ?? null;
  const error = (): string => {
    if (named === null) {
      named = errorName(draft, fn);
      const open = draft.reading.file.input.text.indexOf("(", fn.range[0]) + 1;
      draft.insert(open, [parameterOf(draft, named)]);
    }
    return named;
  };
  if (fn.body?.type === "BlockStatement") return blockSite(draft, fn.body, error, { node: fn.body });
  if (!fn.body || fn.type !== "ArrowFunctionExpression") return null;
  const { body } = fn;
  return {
    node: body,
    body: [body],
    isAsync: fn.async,
    leaves: isValue(body),
    throws: true,
    error,
    write(lines, leave) {
      const own: PlanText = [draft.movedText(body)];
      const kept = isValue(body) ? (leave ? [] : [code`return ${own}`]) : [own];
      const all = isValue(body)
        ? [...lines, ...kept, ...(leave ? [leave] : [])]
        : [...kept, ...lines, ...(leave ? [leave] : [])];
      draft.replace(placeOfBody(draft, body), block(draft, fn, all));
    },
  };
}

/** An object as a body stands in brackets, which are no part of it. */
function placeOfBody(draft: Draft, body: Node): { start: number; end: number } {
  const { text } = draft.reading.file.input;
  const before = text.slice(0, body.range[0]).trimEnd();
  const after = /^\s*\)/.exec(text.slice(body.range[1]));
  const isWrapped = before.endsWith("(") && after && /=>\s*\($/.test(before);
  return isWrapped
    ? { start: before.length - 1, end: body.range[1] + after[0].length }
    : { start: body.range[0], end: body.range[1] };
}

/** `null`, `[]`, `({ ok: true })`: what the promise is given in place of the failure. A call is a step, not a value. */
function isValue(body: Node): boolean {
  const value = unwrap(body);
  // `catchError(() => of(null))`: the stream that goes on.
  if (value.type === "CallExpression" && /^(?:of|from|empty|defer|throwError)$/.test(calledName(value) ?? ""))
    return true;
  return value.type !== "CallExpression" && value.type !== "AssignmentExpression" && value.type !== "UpdateExpression";
}

/** Not every library says what its callbacks are given. */
function parameterOf({ style }: Draft, name: string): string {
  return style.isTypeScript ? `${name}: unknown` : name;
}

/** A handler that is a name, as a call. A function of the project's own says itself what it takes. */
interface Named {
  readonly isOwn: boolean;
  with(error: string): PlanText;
}

/** `.catch(logger.error)` goes on to log. */
function callOf(draft: Draft, handler: Node): Named | null {
  const bound =
    handler.type === "CallExpression" && handler.callee.type === "MemberExpression" ? handler.callee.object : null;
  const callee = bound ?? handler;
  if (callee.type !== "Identifier" && callee.type !== "MemberExpression") return null;
  const text = draft.textOf(callee);
  if (/noop|ignore|swallow|^Function\.prototype$|^undefined$/i.test(text)) return null;
  return { isOwn: callee.type === "Identifier", with: (error) => [`${text}(${error})`] };
}

function block(draft: Draft, at: Node, lines: readonly PlanText[]): PlanText {
  const base = draft.indentAt(at.range[0]);
  const { lineEnd, indent } = draft.style;
  const ended = lines.map((line) => draft.lines([statement(draft, line)], base + indent));
  return code`{${lineEnd}${joined(ended, lineEnd)}${lineEnd}${base}}`;
}
