import { code } from "../../source/code.ts";
import type { DeadLetter, LostItem } from "../dead-letter.ts";
import { itemAt } from "./item-at.ts";
import { lacksMember } from "./lacks-member.ts";
import { refused, settlementIn } from "./settlement.ts";

const settling = ["ack", "ackWithResponse", "nack", "nackWithResponse"];

export function pubsubMessage(item: LostItem): DeadLetter | null {
  const message = settlementIn(item, settling)?.receiver ?? itemAt(item);
  if (message === null || lacksMember(item.home, message, "nack")) return null;
  return refused(
    item,
    settling,
    code`${message}.nack()`,
    "Pub/Sub delivers it again, and with a dead-letter policy on the subscription forwards it after `maxDeliveryAttempts`; without one it comes again and again.",
  );
}
