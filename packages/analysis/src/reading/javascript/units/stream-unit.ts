import type { Unit } from "../../../model/unit.ts";
import type { Reading } from "../reading.ts";
import { calledName, pathOf, receiverOf, unwrap, type FunctionNode, type Node } from "../syntax/node.ts";
import { makeUnit } from "./make-unit.ts";

/** `for await (const message of connection.subscribe('orders'))`: whoever takes messages off a stream consumes them. */
export function streamUnitOf(reading: Reading, node: FunctionNode): Unit | null {
  if (!node.async || node.generator) return null;
  for (const declaration of reading.file.bodyOf(node).declarations) {
    const loop = declaration.parent.parent;
    if (loop?.type !== "ForOfStatement" || !loop.await || loop.left !== declaration.parent) continue;
    const stream = streamOf(reading, loop.right);
    const call = stream.type === "CallExpression" ? stream : null;
    const isSubscribed =
      call !== null && /^(?:subscribe|consume|pullSubscribe|getMessageIterator)$/.test(calledName(call) ?? "");
    if (!isSubscribed && !/subscription|consumer/i.test(pathOf(loop.right) ?? "")) continue;
    const origin = reading.origins.of(call ? (receiverOf(call) ?? call.callee) : stream);
    const library = origin?.is === "library" ? origin.library : null;
    return makeUnit(node, "message", library === null ? "likely" : "proved", library, {
      onReturn: "the stream moves on to the next message",
    });
  }
  return null;
}

/** The call that made the stream, when a constant holds it. */
function streamOf(reading: Reading, right: Node): Node {
  const value = unwrap(right);
  const held = value.type === "Identifier" ? reading.bindings.initialValue(value) : null;
  return held ? unwrap(held) : value;
}
