import { calledName, contains, stringValue } from "../../../../reading/javascript/syntax/node.ts";
import { code } from "../../source/code.ts";
import { callsOf } from "../calls-of.ts";
import type { DeadLetter, LostItem } from "../dead-letter.ts";
import { libraryOfValue } from "../value-in-reach.ts";
import { valuesInReach } from "../values-in-reach.ts";
import { itemAt, loopVariable } from "./item-at.ts";
import { thrown } from "./thrown.ts";

/** pg-boss: one job of a batch is failed by name; else the whole handler fails. */
export function failedBossJob(item: LostItem): DeadLetter | null {
  const { draft, site, home, subject } = item;
  const note =
    "pg-boss tries the job up to `retryLimit` times, then copies it to the queue's `deadLetter` queue if it has one.";
  const job = itemAt(item);
  const queue = queueOf(item);
  if (loopVariable(site.node, home) === null || job === null || queue === null || !site.isAsync)
    return thrown(item, note);
  for (const value of valuesInReach(draft, site.node)) {
    const found = libraryOfValue(draft, value, "fail");
    if (found?.library !== "pg-boss" || /^[A-Z]/.test(value.name) || value.where === "nearby") continue;
    const { quote } = draft.style;
    return {
      lines: [code`await ${value.use()}.fail(${queue}, ${job}.id, { reason: ${quote}${subject.reason}${quote} })`],
      leave: null,
      note,
    };
  }
  return thrown(item, note);
}

/** The queue that this handler works on, as written. */
function queueOf({ draft, home }: LostItem): string | null {
  const works = callsOf(draft).filter((call) => calledName(call) === "work");
  const own = works.filter((call) => contains(call, home));
  const queues = (own.length > 0 ? own : works).flatMap((call) => {
    const [queue] = call.arguments;
    return queue && (stringValue(queue) !== null || queue.type === "Identifier") ? [draft.textOf(queue)] : [];
  });
  return queues.length === 1 ? (queues[0] ?? null) : null;
}
