import { code } from "../../source/code.ts";
import type { DeadLetter, LostItem } from "../dead-letter.ts";
import { libraryOfValue } from "../value-in-reach.ts";
import { valuesInReach } from "../values-in-reach.ts";
import { itemAt } from "./item-at.ts";
import { lostMessage } from "./lost-message.ts";
import { refused } from "./settlement.ts";
import { thrown } from "./thrown.ts";

/** `receiver.deadLetterMessage(message, …)`: the subqueue is always there. */
export function serviceBus(item: LostItem): DeadLetter | null {
  const { draft, site, subject, error } = item;
  const message = itemAt(item);
  const receiver = site.isAsync && message !== null ? receiverOf(item) : null;
  if (message === null || receiver === null)
    return thrown(
      item,
      "The message is abandoned, and goes to the dead-letter subqueue after `maxDeliveryCount` tries.",
    );
  const { quote } = draft.style;
  const description = error === null ? lostMessage(item) : [`String(${error})`];
  const options = code`{ deadLetterReason: ${quote}${subject.reason}${quote}, deadLetterErrorDescription: ${description} }`;
  return refused(
    item,
    ["completeMessage", "deadLetterMessage", "abandonMessage"],
    code`await ${receiver}.deadLetterMessage(${message}, ${options})`,
    "Service Bus moves it to the dead-letter subqueue, with the reason.",
  );
}

function receiverOf({ draft, site }: LostItem): string | null {
  for (const value of valuesInReach(draft, site.node)) {
    if (!/receiver$/i.test(value.name) || value.where === "nearby" || /^[A-Z]/.test(value.name)) continue;
    if (libraryOfValue(draft, value, "deadLetterMessage")?.library === "@azure/service-bus") return value.use();
  }
  return null;
}
