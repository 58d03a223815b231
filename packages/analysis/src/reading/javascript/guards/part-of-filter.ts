import type { Reading } from "../reading.ts";
import { memberName, unwrap, type Node } from "../syntax/node.ts";
import type { TSESTree } from "@typescript-eslint/types";
import type { Payload } from "../units/payload.ts";
import { causeOf } from "./guard-cause.ts";

/**
 * `if (!Number.isInteger(event.error?.code)) return;` right before `if (event.error.code !== 607) return;`: the field is
 * asked for only to choose by it, and what lacks it is none of those that are chosen.
 */
export function isPartOfFilter(reading: Reading, payload: Payload, branch: TSESTree.IfStatement): boolean {
  const list = branch.parent.type === "BlockStatement" ? branch.parent.body : [];
  const next: Node | undefined = list[list.indexOf(branch) + 1];
  if (next?.type !== "IfStatement" || next.alternate) return false;
  const fields = fieldsIn(reading, branch.test);
  return (
    fields.size > 0 &&
    [...fieldsIn(reading, next.test)].some((field) => fields.has(field)) &&
    causeOf(reading, payload, next.test, true) === "routing"
  );
}

/** The fields that a test reads, as `error.code` without what makes them optional. */
function fieldsIn(reading: Reading, test: Node): ReadonlySet<string> {
  const fields = new Set<string>();
  reading.file.descend(test, (node) => {
    const isMethod = node.parent?.type === "CallExpression" && node.parent.callee === node;
    if (node.type !== "MemberExpression" || isMethod) return undefined;
    const owner = unwrap(node.object);
    const name = memberName(node);
    if (name !== null && owner.type === "MemberExpression") fields.add(`${memberName(owner) ?? ""}.${name}`);
    return undefined;
  });
  return fields;
}
