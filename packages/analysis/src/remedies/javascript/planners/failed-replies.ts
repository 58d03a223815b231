import type { TSESTree } from "@typescript-eslint/types";
import {
  calledName,
  enclosingFunction,
  isFunction,
  pathOf,
  propertyName,
  receiverOf,
  unwrap,
  type Node,
} from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";

/** `{ batchItemFailures: [] }` after `const results = await Promise.allSettled(records.map(…))` lists those that failed. */
export function failedReplies(draft: Draft, reply: Node): boolean {
  const list = emptyListIn(draft, reply);
  const settled = list ? settledIn(draft, list) : null;
  if (!list || !settled) return false;
  const { results, records } = settled;
  const { quote, isTypeScript } = draft.style;
  const record = `${records}[index]${isTypeScript ? "!" : ""}.messageId`;
  draft.replace({ start: list.range[0], end: list.range[1] }, [
    `${results}.flatMap((result, index) => (result.status === ${quote}rejected${quote} ? [{ itemIdentifier: ${record} }] : []))`,
  ]);
  return true;
}

function emptyListIn(draft: Draft, reply: Node): TSESTree.ArrayExpression | null {
  let found: TSESTree.ArrayExpression | null = null;
  draft.reading.file.descend(reply, (node) => {
    if (
      node.type === "Property" &&
      propertyName(node.key) === "batchItemFailures" &&
      node.value.type === "ArrayExpression" &&
      node.value.elements.length === 0
    )
      found = node.value;
    return !found;
  });
  return found;
}

/** The name of the results, and the list whose items they belong to. */
function settledIn(draft: Draft, at: Node): { readonly results: string; readonly records: string } | null {
  const fn = enclosingFunction(at);
  if (!fn || !isFunction(fn)) return null;
  for (const { id, init } of draft.reading.file.bodyOf(fn).declarations) {
    const call = init ? unwrap(init) : null;
    if (id.type !== "Identifier" || call?.type !== "CallExpression" || pathOf(call.callee) !== "Promise.allSettled")
      continue;
    const mapped = call.arguments[0] ? unwrap(call.arguments[0]) : null;
    const records = mapped?.type === "CallExpression" && calledName(mapped) === "map" ? receiverOf(mapped) : null;
    if (records) return { results: id.name, records: draft.textOf(records) };
  }
  return null;
}
