import { code } from "../../source/code.ts";
import type { DeadLetter, LostItem } from "../dead-letter.ts";
import { itemAt } from "./item-at.ts";
import { lacksMember } from "./lacks-member.ts";
import { refused, settlementIn } from "./settlement.ts";

const settling = ["ack", "ackAck", "nak", "term"];

/**
 * JetStream: `message.term()`. One with a reason is no answer to servers before 2.10, which deliver again. Core NATS has
 * nothing of the kind.
 */
export function natsMessage(item: LostItem): DeadLetter | null {
  const { draft, home } = item;
  const [parameter] = home.params;
  const isTyped =
    parameter?.type === "Identifier" && /\bJsMsg\b/.test(draft.textOf(parameter)) && parameter.typeAnnotation;
  const message = settlementIn(item, settling)?.receiver ?? (isTyped ? itemAt(item) : null);
  if (message === null || lacksMember(home, message, "term")) return null;
  return refused(
    item,
    settling,
    code`${message}.term()`,
    "JetStream does not deliver it again; a stream that keeps what is settled still holds it, and an advisory names its sequence.",
  );
}
