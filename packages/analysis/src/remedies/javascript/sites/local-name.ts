import type { Draft } from "../source/draft.ts";
import type { Node } from "../../../reading/javascript/syntax/node.ts";

/** Names that a plan has taken already, in whatever function. */
const taken = new WeakMap<Draft, Set<string>>();

/** The first of the wanted names that is free at a node; other functions of the file may have it too. */
export function localName(draft: Draft, at: Node, wanted: readonly string[]): string {
  const visible = new Set(draft.reading.bindings.visibleAt(at).map(({ name }) => name));
  const own = taken.get(draft) ?? new Set();
  const name = wanted.find((one) => !visible.has(one) && !own.has(one)) ?? draft.freeName(wanted[0] ?? "result");
  taken.set(draft, own.add(name));
  return name;
}
