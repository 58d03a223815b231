import {
  calledName,
  isFunction,
  type Call,
  type FunctionNode,
  type Node,
} from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import { accessBy, accessOf } from "./access-of.ts";
import { checkLines } from "./check-lines.ts";
import { insertAfter } from "../edits/insert-after.ts";
import { localName } from "../sites/local-name.ts";
import { namesFor } from "../sites/names-for.ts";
import type { ResultSite } from "./result-site.ts";

/** `client.putRecords(params, (err, data) => …)`: behind the test of the error, which is another failure. */
export function answerInCallback(draft: Draft, call: Call): ResultSite | null {
  const callback = call.arguments.at(-1);
  if (!isFunction(callback) || !callback.body) return null;
  const [error, data] = callback.params;
  if (error?.type !== "Identifier") return null;
  const { body } = callback;
  const told = toldOf(draft, callback, error.name);
  const { style } = draft;
  return {
    node: body,
    statement: null,
    fail: (problem) => (told === null ? null : code`return ${told}(${problem})`),
    write(check, react) {
      const name = localName(draft, body, namesFor("data"));
      const taken = data ? accessOf(draft, data, "") : { of: accessBy(name, ""), complete: () => true };
      if (!taken) return false;
      const lines = checkLines(draft, check, taken.of, react);
      if (!taken.complete()) return false;
      const isBare = draft.reading.file.input.text[callback.range[0]] !== "(" && callback.range[0] === error.range[0];
      if (!data && isBare) draft.replace({ start: error.range[0], end: error.range[1] }, [`(${error.name}, ${name})`]);
      else if (!data) draft.insert(error.range[1], [`, ${name}`]);
      if (body.type === "BlockStatement") {
        const test = body.body.find((one) => one.type === "IfStatement" && isOf(one.test, error.name));
        if (!test) return false;
        insertAfter(draft, test, lines);
        return true;
      }
      if (body.type !== "CallExpression" || told === null) return false;
      const base = draft.indentAt(callback.range[0]);
      const all = [
        code`if (${error.name}) return ${draft.textOf(body)}${style.semicolon}`,
        ...lines,
        code`${told}(null)${style.semicolon}`,
      ];
      draft.replace(
        { start: body.range[0], end: body.range[1] },
        code`{${style.lineEnd}${draft.lines(all, base + style.indent)}${style.lineEnd}${base}}`,
      );
      return true;
    },
  };
}

function isOf(test: Node, name: string): boolean {
  return (
    (test.type === "Identifier" && test.name === name) ||
    (test.type === "BinaryExpression" && test.left.type === "Identifier" && test.left.name === name)
  );
}

/** What the callback gives its error to: `done` of `done(err)`. */
function toldOf(draft: Draft, callback: FunctionNode, error: string): string | null {
  let found: string | null = null;
  draft.reading.file.descend(callback, (node) => {
    if (node.type !== "CallExpression" || found !== null) return undefined;
    const [first, ...others] = node.arguments;
    if (
      first?.type === "Identifier" &&
      first.name === error &&
      others.length === 0 &&
      node.callee.type === "Identifier"
    )
      if (!/log|error|warn/i.test(calledName(node) ?? "")) found = node.callee.name;
    return undefined;
  });
  return found;
}
