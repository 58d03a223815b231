import { isFunction, propertyName, type Node } from "../../../../reading/javascript/syntax/node.ts";
import { code } from "../../source/code.ts";
import { callsOf } from "../calls-of.ts";
import type { DeadLetter, LostItem } from "../dead-letter.ts";
import { namesInScope } from "../names-in-scope.ts";
import { itemAt } from "./item-at.ts";
import { thrown } from "./thrown.ts";

/** The record among those that come again, where the handler says which; else the invocation fails. */
export function sqsLambda(item: LostItem): DeadLetter | null {
  const { draft, site } = item;
  const record = itemAt(item);
  const list = failuresOf(item);
  if (record === null || list === null || !isRecord(item, record))
    return thrown(
      item,
      "The invocation fails: Lambda delivers it again, and then hands it to the queue's redrive policy, or the function's dead-letter queue or destination.",
    );
  const isPushed = site.body.some((part) => draft.textOf(part).includes(`${list}.push(`));
  if (isPushed) return null;
  return {
    lines: [code`${list}.push({ itemIdentifier: ${record}.messageId })`],
    leave: null,
    note: "SQS delivers this record again, and after `maxReceiveCount` tries moves it to the dead-letter queue; the others are done.",
  };
}

/** The list that the handler answers with: `return { batchItemFailures }`. */
function failuresOf({ draft, site, home }: LostItem): string | null {
  let name: string | null = null;
  draft.reading.file.descend(home, (node) => {
    if (node.type !== "ReturnStatement") return true;
    const value = node.argument?.type === "ObjectExpression" ? node.argument : null;
    for (const property of value?.properties ?? [])
      if (property.type === "Property" && propertyName(property.key) === "batchItemFailures")
        name = property.value.type === "Identifier" ? property.value.name : name;
    return true;
  });
  if (name === null || !namesInScope(draft.reading, site.node).some((one) => one.name === name)) return null;
  // A list of ids is turned into the answer later on.
  const list: string = name;
  const pushes = callsOf(draft).filter((call) => draft.textOf(call.callee) === `${list}.push`);
  return pushes.every(({ arguments: [given] }) => given?.type === "ObjectExpression") ? list : null;
}

function isRecord({ home }: LostItem, record: string): boolean {
  const [event] = home.params;
  return !isFunction(event as Node) && !(event?.type === "Identifier" && event.name === record);
}
