import { isFunction, unwrap, type Node } from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";
import { callbackSite } from "./callback-site.ts";
import { insertBefore } from "../edits/insert-before.ts";
import { statement } from "./block-site.ts";
import { tellCallerOf } from "./tell-caller.ts";
import type { Site } from "./site.ts";

/** A listener of an `error` event: a throw in it ends the process; in a promise's executor it can reject. */
export function eventSite(draft: Draft, listener: Node): Site | null {
  const site = callbackSite(draft, listener);
  if (!site) return null;
  const fn = unwrap(listener);
  const passOn = tellCallerOf(draft, isFunction(fn) ? fn : listener);
  const settles = isFunction(fn) && fn.body?.type === "BlockStatement" ? fn.body.body.findLast(isResolved) : undefined;
  return {
    ...site,
    throws: false,
    passOn,
    write(lines, leave) {
      if (!leave || !settles) return site.write(lines, leave);
      // `resolve();` gives way: what is settled once stays so.
      if (lines.length > 0)
        insertBefore(
          draft,
          settles,
          lines.map((line) => statement(draft, line)),
        );
      draft.replace({ start: settles.range[0], end: settles.range[1] }, statement(draft, leave));
    },
  };
}

function isResolved(node: Node): boolean {
  return (
    node.type === "ExpressionStatement" &&
    node.expression.type === "CallExpression" &&
    node.expression.callee.type === "Identifier" &&
    /^(?:resolve|done|cb|callback)$/.test(node.expression.callee.name)
  );
}
