import { statementAround } from "../../../reading/javascript/handlers/statement-around.ts";
import {
  enclosingFunction,
  isFunction,
  unwrap,
  wrapped,
  type Call,
  type Node,
} from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import { isAsync, statement } from "./block-site.ts";
import { localName } from "./local-name.ts";
import type { Site } from "./site.ts";

/** `await handlers[event.type]?.(event);`: the handler is looked up first, and that there is none gets an arm of its own. */
export function lookupSite(draft: Draft, call: Call): Site | null {
  const callee = unwrap(call.callee);
  const found = call.optional ? callee : callee.type === "MemberExpression" ? unwrap(callee.object) : null;
  if (!found) return null;
  const value = wrapped(call);
  const { parent } = value;
  const arrow = isFunction(parent) && parent.body === value ? parent : null;
  const step =
    parent?.type === "ExpressionStatement" || parent?.type === "ReturnStatement" ? statementAround(call) : null;
  const at = arrow ? value : step;
  if (!at) return null;
  const { style } = draft;
  const isValue = arrow !== null || parent?.type === "ReturnStatement";
  return {
    node: at,
    body: [],
    isAsync: isAsync(enclosingFunction(call)),
    leaves: false,
    throws: true,
    error: () => null,
    write(lines, leave) {
      const name = localName(draft, at, call.optional ? ["handle", "handler"] : ["handler", "handle"]);
      const rest = draft.reading.file.input.text
        .slice(found.range[1], call.range[1])
        .replace(/^\?\.(?=\()/, "")
        .replace(/^\?\./, ".");
      const awaits = value.type === "AwaitExpression" ? "await " : "";
      const called = `${isValue ? "return " : ""}${awaits}${name}${rest}`;
      const { indent, lineEnd } = style;
      const lost = [...lines, ...(leave ? [leave] : [])].map((line) => statement(draft, line));
      const arm = code`if (!${name}) {${lost.flatMap((line) => ["\n", indent, ...line])}\n}`;
      const go = `${called}${style.semicolon}`;
      const look = [`const ${name} = ${draft.textOf(found)}${style.semicolon}`];
      const all = leave ? [look, arm, [go]] : [look, code`${arm} else {\n${indent}${go}\n}`];
      const base = draft.indentAt((arrow ?? at).range[0]);
      const isInList = arrow === null && at.parent?.type !== "IfStatement" && !at.parent?.type.startsWith("For");
      const text = isInList
        ? draft.lines(all, base).slice(1)
        : code`{${lineEnd}${draft.lines(all, base + indent)}${lineEnd}${base}}`;
      draft.replace({ start: at.range[0], end: at.range[1] }, text);
    },
  };
}

/** The call that begins at a place and ends with it. */
export function callIn(nodes: readonly Node[], end: number): Call | null {
  const call = nodes.find((node) => node.type === "CallExpression" && node.range[1] === end);
  return call?.type === "CallExpression" ? call : null;
}
