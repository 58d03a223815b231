import type { EnsureExists } from "../../../model/ensure-exists.ts";
import type { Operation } from "../../../model/operation.ts";
import { comparesNearby } from "./compares-nearby.ts";
import type { Reading } from "../reading.ts";
import { isFunction, placeOf, type FunctionNode, type Node } from "../syntax/node.ts";
import { nameOfFunction } from "../units/unit-names.ts";

export function make(
  reading: Reading,
  form: EnsureExists["form"],
  place: Node,
  test: Operation | null,
  create: Operation,
): EnsureExists {
  const home = functionAround(place);
  const name = home ? nameOfFunction(home) : null;
  const span = placeOf(place);
  return {
    kind: "ensureExists",
    form,
    test,
    create,
    place: place.type === "IfStatement" ? { start: span.start, end: place.test.range[1] + 1 } : span,
    resource: create.resource ?? "schema",
    definesSchema: definesSchema.test(reading.file.input.text.slice(create.place.start, create.place.end)),
    compares: comparesNearby(reading, place, test, create),
    explained: reading.intent.explains(place),
    verdict: {
      text: `${name ? `\`${name}\`` : "start-up"} goes on with whatever schema is live`,
      place: home
        ? { start: Math.max(home.range[0], home.range[1] - 1), end: home.range[1] }
        : { start: span.end, end: span.end },
    },
  };
}

/** `createTable(name, { schema })`: the code says what the thing looks like. */
const definesSchema = /\b(?:schema|columns|fields|mappings?|dimensions?|properties|vectors|attributes)\b/i;

function functionAround(node: Node): FunctionNode | null {
  let current: Node | undefined = node.parent;
  while (
    current &&
    !(isFunction(current) && (nameOfFunction(current) !== null || current.parent.type !== "CallExpression"))
  )
    current = current.parent;
  return current && isFunction(current) ? current : null;
}
