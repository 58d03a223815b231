import type { Reading } from "../reading.ts";
import { chainOf } from "../syntax/chain.ts";
import { memberName, propertyOf, unwrap, type Call, type Node } from "../syntax/node.ts";

/** Whether a call of the chain has this name, or one of their arguments this option: `throwOnError`, `ordered: false`. */
export function hasSetOption(reading: Reading, call: Call, option: string): boolean {
  const [name = "", wanted] = option.split(": ");
  const { links } = chainOf(call);
  if (wanted === undefined && links.some((link) => link.name === name)) return true;
  return links.some((link) =>
    link.call.arguments.some((argument) => {
      const given = valueOf(reading, argument);
      const options = given?.type === "NewExpression" ? valueOf(reading, given.arguments[0]) : given;
      const value = valueOf(reading, propertyOf(options, name));
      return value !== null && (wanted === undefined ? textOf(value) !== "false" : textOf(value) === wanted);
    }),
  );
}

/** The value itself, or the one that a constant holds. */
function valueOf(reading: Reading, node: Node | null | undefined): Node | null {
  if (!node) return null;
  const value = unwrap(node);
  const initial = value.type === "Identifier" ? reading.bindings.initialValue(value) : null;
  return initial ? unwrap(initial) : value;
}

/** `Event` for both `"Event"` and `InvocationType.Event`. */
function textOf(value: Node): string | null {
  if (value.type === "Literal") return String(value.value);
  return value.type === "MemberExpression" ? memberName(value) : null;
}
