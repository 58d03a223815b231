import type { PlanText } from "../../../model/plan.ts";
import { code } from "../source/code.ts";
import type { DeadLetter, LostItem } from "./dead-letter.ts";
import { receiverSeen } from "./receiver-seen.ts";

/** What each broker has for an item that nobody can work on; null where its client is not in reach. */
export const brokers: Readonly<Record<string, (item: LostItem) => DeadLetter | null>> = {
  bullmq(item) {
    const unrecoverable = item.draft.import("bullmq", "UnrecoverableError");
    return {
      lines: [],
      leave: code`throw new ${unrecoverable}(${message(item)})`,
      note: "BullMQ keeps the job in its failed set, with the reason, and does not try it again.",
    };
  },
  amqplib(item) {
    const [parameter] = item.home.params;
    const channel = receiverSeen(item, ["ack", "nack", "consume"]);
    if (parameter?.type !== "Identifier" || channel === null) return null;
    return {
      lines: [code`${channel}.nack(${parameter.name}, false, false)`],
      leave: item.site.leaves ? null : code`return`,
      note: "RabbitMQ routes it to the queue's dead-letter exchange; without one (`x-dead-letter-exchange`) it is dropped.",
    };
  },
};

/** The text of an error: what was lost and why. */
export function message({ draft, subject }: LostItem): PlanText {
  const { quote } = draft.style;
  return code`${quote}${subject.unit} ${subject.what}: ${subject.because}${quote}`;
}
