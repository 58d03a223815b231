import { calledName, unwrap, type Node } from "../../../reading/javascript/syntax/node.ts";
import { namesInScope } from "../reach/names-in-scope.ts";
import type { Draft } from "../source/draft.ts";
import type { Field } from "./item-fields.ts";

/** What the other side answered: `status: response.status` where a guard asks for `response.ok`. */
export function statusInCondition(draft: Draft, at: Node, condition: string): readonly Field[] {
  const name = /^!(\w+)\.ok$/.exec(condition)?.[1] ?? /^(\w+)\.status (?:[!<>=]=*) \d+$/.exec(condition)?.[1];
  if (name === undefined) return [];
  const { parent } = namesInScope(draft.reading, at).find((one) => one.name === name)?.binding ?? {};
  const made = parent?.type === "VariableDeclarator" && parent.init ? unwrap(parent.init) : null;
  // Of any other answer it is not known that it has a status.
  const isFetched = made?.type === "CallExpression" && calledName(made) === "fetch";
  return isFetched || condition.includes(".status ") ? [{ name: "status", value: `${name}.status` }] : [];
}
