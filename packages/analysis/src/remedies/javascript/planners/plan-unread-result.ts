import type { UnreadResult } from "../../../model/unread-result.ts";
import type { Plan } from "../../../model/plan.ts";
import type { RemedyName } from "../../../model/remedy.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";

export function planUnreadResult(_reading: Reading, _fact: UnreadResult, _remedy: RemedyName): Plan | null {
  return null;
}
