import { code } from "../../source/code.ts";
import type { DeadLetter, LostItem } from "../dead-letter.ts";
import { mayWorkNextTime } from "./final-error.ts";
import { itemAt } from "./item-at.ts";
import { thrown } from "./thrown.ts";

/** Bull: no further tries, then a throw that keeps the job as failed. */
export function discardedJob(item: LostItem): DeadLetter | null {
  if (mayWorkNextTime(item))
    return thrown(item, "Bull tries the job up to `attempts` times, and keeps it in its failed set after that.");
  const failed = thrown(item, "Bull keeps the job in its failed set, with the reason, and does not try it again.");
  const job = itemAt(item);
  if (!failed || job === null || !/job/i.test(job) || !item.site.isAsync) return failed;
  return { ...failed, lines: [code`await ${job}.discard()`] };
}
