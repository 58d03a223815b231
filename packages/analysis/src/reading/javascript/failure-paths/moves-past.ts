import { wordsOf } from "../../../vocabulary/name-pattern.ts";
import type { Reading } from "../reading.ts";
import { contains, isLoop, pathOf, type Call, type Node } from "../syntax/node.ts";

const positions = /^(?:cursors?|checkpoints?|offsets?|watermarks?|bookmarks?)$/;
const keeps = /^(?:save|store|set|put|update|advance|commit|write|persist|move|record)$/;

/** `await this.cursors.save(name, page.next)`: the next run begins behind what failed, and nobody comes back for it. */
export function movesPast(reading: Reading, call: Call): boolean {
  const path = pathOf(call.callee) ?? "";
  const words = wordsOf(path);
  return (
    words.some((word) => positions.test(word)) &&
    words.some((word) => keeps.test(word)) &&
    reading.operations.of(call)?.kind !== "log" &&
    (call.parent.type === "AwaitExpression" || call.parent.type === "ExpressionStatement")
  );
}

/** Both stand in one turn of the same loop, so that each page is passed by itself. */
export function isInSameTurn(site: Node, place: { readonly start: number; readonly end: number }): boolean {
  for (let node: Node | undefined = site.parent; node; node = node.parent)
    if (isLoop(node)) return node.range[0] <= place.start && place.end <= node.range[1] && contains(node, site);
  return false;
}
