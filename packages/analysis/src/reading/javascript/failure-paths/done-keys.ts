import { wordsOf } from "../../../vocabulary/name-pattern.ts";
import { isSuccessStatusName } from "../../../vocabulary/success-words.ts";
import { propertyName, unwrap, type Node } from "../syntax/node.ts";

/** `{ ok: true, sentTo: user.email }`: the keys that say what was done. A variable may say that it was not. */
export function doneKeysIn(claim: Node): string {
  const given =
    claim.type === "ReturnStatement" ? [claim.argument] : claim.type === "CallExpression" ? claim.arguments : [];
  const keys: string[] = [];
  for (const node of given) {
    const value = node ? unwrap(node) : null;
    if (value?.type !== "ObjectExpression") continue;
    for (const property of value.properties) {
      if (property.type !== "Property" || !says(unwrap(property.value))) continue;
      const key = propertyName(property.key) ?? "";
      if (
        wordsOf(key).some(
          (word) => isSuccessStatusName(word) || /^(?:mailed|emailed|invited|notified|booked|refunded)$/.test(word),
        )
      )
        keys.push(key);
    }
  }
  return keys.join(" ");
}

function says(value: Node): boolean {
  if (value.type === "Literal") return value.value === true || typeof value.value === "string";
  return value.type === "MemberExpression" || value.type === "NewExpression" || value.type === "CallExpression";
}
