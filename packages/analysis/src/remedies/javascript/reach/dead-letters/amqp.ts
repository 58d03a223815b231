import { contains, enclosingFunction, type Node } from "../../../../reading/javascript/syntax/node.ts";
import { code } from "../../source/code.ts";
import type { DeadLetter, LostItem } from "../dead-letter.ts";
import { receiverSeen } from "../receiver-seen.ts";
import { refused, settlementIn } from "./settlement.ts";

const settling = ["ack", "nack", "reject"];

/** `channel.nack(message, false, false)`: not again, and by way of the queue's dead-letter exchange. */
export function amqp(item: LostItem): DeadLetter | null {
  const [parameter] = item.home.params;
  const seen = settlementIn(item, settling);
  const channel = seen?.receiver ?? receiverSeen(item, ["consume"]);
  const message = seen?.argument ?? (parameter?.type === "Identifier" ? parameter.name : null);
  if (channel === null || message === null || !/^\w+$/.test(message)) return null;
  if (item.condition === `!${message}` || !isThere(item, message)) return null;
  return refused(
    item,
    settling,
    code`${channel}.nack(${message}, false, false)`,
    "RabbitMQ routes it to the queue's dead-letter exchange; without one (`x-dead-letter-exchange`) it is dropped.",
  );
}

/** amqplib hands over `null` when the consumer is cancelled: the message is one once that was asked, or its type says so. */
function isThere({ draft, site, home, unit }: LostItem, message: string): boolean {
  if (!draft.style.isTypeScript || unit.library !== "amqplib") return true;
  const [parameter] = home.params;
  const type = parameter?.type === "Identifier" ? parameter.typeAnnotation?.typeAnnotation : undefined;
  if (parameter?.type !== "Identifier" || parameter.name !== message) return true;
  if (type && !/null|undefined/.test(draft.textOf(type))) return true;
  for (const { branches } of draft.reading.file.bodiesWithin(home))
    for (const branch of branches)
      if (branch.type === "IfStatement" && asks(draft.textOf(branch.test), message) && comesBefore(branch, site.node))
        return enclosingFunction(branch) === home;
  return false;
}

function asks(test: string, message: string): boolean {
  return test === `!${message}` || test === message || new RegExp(`^${message} [!=]==? null$`).test(test);
}

function comesBefore(branch: Node, path: Node): boolean {
  return branch.range[1] <= path.range[0] || contains(branch, path);
}
