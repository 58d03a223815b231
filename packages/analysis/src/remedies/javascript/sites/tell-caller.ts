import type { PlanText } from "../../../model/plan.ts";
import {
  enclosingFunction,
  isFunction,
  pathOf,
  type FunctionNode,
  type Node,
} from "../../../reading/javascript/syntax/node.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import { localName } from "./local-name.ts";

/** What a path in a callback can end by so that somebody hears of an error: `return reject(error)`, `return done(error)`. */
export function tellCallerOf(draft: Draft, at: Node): ((error: string) => PlanText) | null {
  const callback = isFunction(at) ? at : enclosingFunction(at);
  if (!callback) return null;
  const told = calledBack(draft, callback);
  if (told !== null) return (error) => [`return ${told}(${error})`];
  for (let fn = enclosingFunction(callback); fn; fn = enclosingFunction(fn)) {
    const { parent } = fn;
    if (parent.type !== "NewExpression" || pathOf(parent.callee) !== "Promise") continue;
    const [resolve, reject] = fn.params;
    if (reject) return reject.type === "Identifier" ? (error) => [`return ${reject.name}(${error})`] : null;
    if (resolve?.type !== "Identifier") return null;
    const isBare = draft.reading.file.input.text[fn.range[0]] !== "(" && !fn.async;
    if (isBare) return null;
    return (error) => {
      const name = localName(draft, at, ["reject", "fail"]);
      draft.insert(resolve.range[1], [`, ${name}`]);
      return code`return ${name}(${error})`;
    };
  }
  return null;
}

/** `callback` of `callback(null, receipt)`: whoever is called back is given errors first. */
function calledBack(draft: Draft, callback: FunctionNode): string | null {
  let found: string | null = null;
  draft.reading.file.descend(callback, (node) => {
    if (node.type !== "CallExpression" || node.callee.type !== "Identifier") return undefined;
    if (!/^(?:cb|callback|done|next|finish|fn)$/i.test(node.callee.name)) return undefined;
    const [first] = node.arguments;
    const isNothing =
      first === undefined ||
      (first.type === "Literal" && first.value === null) ||
      (first.type === "Identifier" && first.name === "undefined");
    if (isNothing && draft.reading.bindings.definitionOf(node.callee)?.type === "Parameter") found ??= node.callee.name;
    return undefined;
  });
  return found;
}
