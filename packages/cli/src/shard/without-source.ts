import type { FileOutcome } from "../engine/file-outcome.ts";
import { withoutEdits } from "../engine/without-edits.ts";

/** An outcome without a text of the source. */
export function withoutSource(outcome: FileOutcome): FileOutcome {
  return {
    ...outcome,
    messages: outcome.messages.map(withoutEdits),
    suppressedMessages: outcome.suppressedMessages.map(withoutEdits),
  };
}
