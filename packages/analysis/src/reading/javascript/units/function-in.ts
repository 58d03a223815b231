import type { Reading } from "../reading.ts";
import { calledName, isFunction, receiverOf, unwrap, type FunctionNode, type Node } from "../syntax/node.ts";

/**
 * The function that a value is: itself, a name, `this.handle.bind(this)`, wrapped as in `asyncHandler(fn)`, or made by a
 * function of this file, `scanConsumer(ports)`.
 */
export function functionIn(reading: Reading, handler: Node): FunctionNode | null {
  const value = unwrap(handler);
  if (isFunction(value)) return value;
  if (value.type === "CallExpression") {
    const receiver = receiverOf(value);
    if (calledName(value) === "bind" && receiver) return functionIn(reading, receiver);
    for (const argument of value.arguments) {
      const inner = isFunction(argument)
        ? argument
        : argument.type === "Identifier" || argument.type === "MemberExpression"
          ? functionIn(reading, argument)
          : null;
      if (inner) return inner;
    }
    const maker = reading.origins.of(value.callee);
    return maker?.is === "function" ? madeBy(reading, maker.node) : null;
  }
  const origin = reading.origins.of(value);
  return origin?.is === "function" ? origin.node : null;
}

/** `(ports) => async (message) => …`, `function consumer(ports) { return async (message) => …; }` */
function madeBy(reading: Reading, maker: FunctionNode): FunctionNode | null {
  if (maker.body && isFunction(maker.body)) return maker.body;
  const [only, ...more] = reading.file.bodyOf(maker).returns;
  const given = only?.argument && more.length === 0 ? unwrap(only.argument) : null;
  return isFunction(given) ? given : null;
}
