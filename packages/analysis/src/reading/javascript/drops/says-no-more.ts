import { answerOf } from "../failure-paths/answer-of.ts";
import { unwrap, type Call, type Node } from "../syntax/node.ts";
import type { Site } from "./site.ts";

/**
 * Whether whoever sent a list is told nothing but that all is well: `202`, `{ ok: true }`. A count or the list of what was
 * stored leaves the rest to be seen.
 */
export function saysNoMore(site: Site, from: Call): boolean {
  const { reading, home } = site;
  let answered = false;
  for (const body of reading.file.bodiesWithin(home))
    for (const call of body.calls) {
      const status = call.range[0] < from.range[1] ? null : answerOf(call);
      if (status === null || status >= 300) continue;
      if (!call.arguments.every((argument) => isFlat(argument))) return false;
      answered = true;
    }
  return answered;
}

/** `null`, `202`, `"accepted"`, `{ ok: true }`: the same whatever came in. */
function isFlat(node: Node): boolean {
  const value = unwrap(node);
  if (value.type === "ObjectExpression")
    return value.properties.every((property) => property.type === "Property" && isFlat(property.value));
  return value.type === "Literal";
}
