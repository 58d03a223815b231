import type { TSESTree } from "@typescript-eslint/types";
import type { FunctionNode, Node } from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import { accessBy } from "./access-of.ts";
import { checkLines } from "./check-lines.ts";
import { insertAfter } from "../edits/insert-after.ts";
import { localName } from "../sites/local-name.ts";
import { namesFor } from "../sites/names-for.ts";
import type { ResultSite } from "./result-site.ts";

/** `return client.bulk(…)`, `(page) => client.bulk(…)`: the answer gets a name, is asked, and then returned. */
export function answerReturned(
  draft: Draft,
  value: Node,
  parent: TSESTree.ReturnStatement | FunctionNode,
  prefix = "",
): ResultSite | null {
  const { style } = draft;
  const text = draft.textOf(value);
  const awaits = value.type === "AwaitExpression" ? "" : "await ";
  const site = {
    node: value,
    statement: parent.type === "ReturnStatement" ? parent : null,
    fail: (problem: readonly string[] | Parameters<ResultSite["fail"]>[0]) => ["throw ", ...problem],
  };
  if (parent.type === "ReturnStatement")
    return {
      ...site,
      write(check, react) {
        const name = localName(draft, value, namesFor(check.name));
        const lines = checkLines(draft, check, accessBy(name, prefix), react);
        draft.replace({ start: parent.range[0], end: value.range[0] }, [`const ${name} = ${awaits}`]);
        insertAfter(draft, parent, [...lines, [`return ${name}${style.semicolon}`]]);
        return true;
      },
    };
  if (parent.type !== "ArrowFunctionExpression") return null;
  return {
    ...site,
    write(check, react) {
      const name = localName(draft, value, namesFor(check.name));
      const base = draft.indentAt(parent.range[0]);
      const lines = checkLines(draft, check, accessBy(name, prefix), react);
      const all = [
        [`const ${name} = ${awaits}${indented(text, style.indent)}${style.semicolon}`],
        ...lines,
        [`return ${name}${style.semicolon}`],
      ];
      if (!parent.async) draft.insert(parent.range[0], ["async "]);
      draft.replace(
        { start: value.range[0], end: value.range[1] },
        code`{${style.lineEnd}${draft.lines(all, base + style.indent)}${style.lineEnd}${base}}`,
      );
      return true;
    },
  };
}

/** Lines of a text that move into a block keep their distance; `draft.lines` sets in what follows the first. */
function indented(text: string, _indent: string): string {
  const lines = text.split("\n");
  const widths = lines
    .slice(1)
    .map((line) => line.search(/\S/))
    .filter((width) => width >= 0);
  const least = Math.min(...widths, Number.MAX_SAFE_INTEGER);
  return [lines[0] ?? "", ...lines.slice(1).map((line) => line.slice(least))].join("\n");
}
