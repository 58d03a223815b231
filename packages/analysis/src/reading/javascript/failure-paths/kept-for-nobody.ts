import type { TSESTree } from "@typescript-eslint/types";
import type { Reading } from "../reading.ts";
import { classAround, type ClassNode } from "../syntax/classes.ts";
import { memberName, propertyName, unwrap, type Node } from "../syntax/node.ts";

/** `this.hasFailures = true`, a private field that nothing in the class ever reads. */
export function isKeptForNobody(reading: Reading, target: Node): boolean {
  const member = unwrap(target);
  if (member.type !== "MemberExpression" || unwrap(member.object).type !== "ThisExpression") return false;
  const name = memberName(member);
  const owner = classAround(member);
  if (name === null || owner === null || !isPrivate(owner, member, name)) return false;
  const { text } = reading.file.input;
  // `const { failed } = this`
  if (/\}\s{0,4}=\s{0,4}this\b/.test(text)) return false;
  for (let at = text.indexOf(`.${name}`); at >= 0; at = text.indexOf(`.${name}`, at + 1))
    if (!writes.test(text.slice(at + name.length + 1, at + name.length + 24))) return false;
  return true;
}

/** What follows a name that is only written: `= true`, `++`, `.push(error)`. */
const writes = /^(?:\w|\s{0,4}(?:=[^=>]|\+\+|--|[+-]=|\.(?:push|add|unshift)\())/;

function isPrivate(owner: ClassNode, member: TSESTree.MemberExpression, name: string): boolean {
  if (member.property.type === "PrivateIdentifier") return true;
  return owner.body.body.some(
    (element) =>
      element.type === "PropertyDefinition" &&
      element.accessibility === "private" &&
      propertyName(element.key) === name,
  );
}
