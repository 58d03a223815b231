import type { UnreadResult } from "../../../model/unread-result.ts";
import type { Node } from "../syntax/node.ts";

/** What becomes of a result. */
export interface ResultUse {
  readonly form: UnreadResult["form"] | "read";
  /** The call whose result is dropped: the one that was asked for, or the call of a function that returns it. */
  readonly at: Node;
  readonly answerUsed: boolean;
  readonly awaited: boolean;
}
