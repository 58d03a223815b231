import { calledName, contains, receiverOf } from "../../../reading/javascript/syntax/node.ts";
import type { LostItem } from "./dead-letter.ts";

/** What one of these members is called on, as the unit writes it: `channel` for `channel.ack(message)`. */
export function receiverSeen({ draft, home }: LostItem, members: readonly string[]): string | null {
  for (const member of members)
    for (const { calls } of draft.reading.file.bodies)
      for (const call of calls) {
        const receiver = calledName(call) === member ? receiverOf(call) : null;
        if (receiver && (contains(home, call) || contains(call, home))) return draft.textOf(receiver);
      }
  return null;
}
