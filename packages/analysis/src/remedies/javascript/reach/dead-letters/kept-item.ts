import type { LostItem } from "../dead-letter.ts";
import { namesInScope } from "../names-in-scope.ts";
import { itemAt } from "./item-at.ts";

/** What is worth keeping of an item: of a request, which holds its connection, what it carried. */
export function keptItem(lost: LostItem): string | null {
  const item = itemAt(lost);
  if (item === null || !/^_?(?:req|request|c|ctx|context)$/.test(item)) return item;
  const carried = namesInScope(lost.draft.reading, lost.site.node).find(
    ({ name, where }) => where === "local" && /^(?:event|body|payload|data|message|order)$/.test(name),
  );
  if (carried) return carried.name;
  const [, second] = lost.home.params;
  const isAnswered = second?.type === "Identifier" && /^_?(?:res|response|reply)$/.test(second.name);
  return isAnswered ? `${item}.body` : null;
}
