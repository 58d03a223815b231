import type { UnreadResult } from "../../../model/unread-result.ts";
import { answerChecks } from "./answer-checks.ts";
import { checkOfClause } from "./check-of-clause.ts";
import { checkOfList } from "./check-of-list.ts";
import type { Check } from "./check.ts";
import type { CheckWords } from "./check-words.ts";

/**
 * How the answer of a call is asked, as its library tells of failures; null where only another call tells. `isOwn`: a function
 * of the project hands the answer on, and may have less of it than the library gives.
 */
export function checkOf(fact: UnreadResult, words: CheckWords, isOwn: boolean): Check | null {
  const { result, operation, settled } = fact;
  if (settled) return checkOfList("settled", words);
  const [told = ""] = result.reads ?? [];
  const known = isOwn ? undefined : (answerChecks[`${operation.library ?? ""} ${told}`] ?? answerChecks[told]);
  const list = operation.library === null ? null : checkOfList(operation.library, words);
  return list ?? known?.(words, fact) ?? checkOfClause(result.failsWhen, words);
}
