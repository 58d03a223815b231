import type { TSESTree } from "@typescript-eslint/types";
import { enclosingFunction } from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import { isAsync, statement } from "./block-site.ts";
import type { Site } from "./site.ts";

/** The `else` that an `if` does not have yet. */
export function elseSite(draft: Draft, branch: TSESTree.IfStatement): Site {
  const { consequent } = branch;
  return {
    node: branch,
    body: [],
    isAsync: isAsync(enclosingFunction(branch)),
    leaves: false,
    throws: true,
    error: () => null,
    write(lines, leave) {
      const { style } = draft;
      const base = draft.indentAt(branch.range[0]);
      const all = [...lines, ...(leave ? [leave] : [])].map((line) => statement(draft, line));
      const block = code`{${style.lineEnd}${draft.lines(all, base + style.indent)}${style.lineEnd}${base}}`;
      const isBlock = consequent.type === "BlockStatement";
      draft.insert(branch.range[1], code`${isBlock ? " " : `${style.lineEnd}${base}`}else ${block}`);
    },
  };
}
