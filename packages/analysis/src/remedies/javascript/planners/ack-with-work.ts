import type { Handler } from "../../../model/handler.ts";
import type { Plan } from "../../../model/plan.ts";
import type { TSESTree } from "@typescript-eslint/types";
import type { Statement } from "../../../reading/javascript/syntax/node.ts";
import { appendToBlock } from "../edits/append-to-block.ts";
import { leaves } from "../sites/block-site.ts";
import { innermostAround, nodesAt } from "../sites/find-node.ts";
import { insertBefore } from "../edits/insert-before.ts";
import { removeStatement } from "../edits/remove-statement.ts";
import type { Draft } from "../source/draft.ts";

/** `try { store(m) } catch { log } m.ack()`: the ack moves to the end of the `try`. */
export function ackWithWork(draft: Draft, { form, place, verdict }: Handler): Plan | null {
  if (form !== "catch" || !verdict) return null;
  const clause = nodesAt(draft.reading.file, place.start).find((node) => node.type === "CatchClause");
  const attempt = clause?.parent as TSESTree.TryStatement | undefined;
  const ack = innermostAround(
    draft.reading.file,
    verdict.place,
    (node): node is Statement => node.type === "ExpressionStatement",
  );
  if (!attempt || ack?.parent.type !== "BlockStatement" || ack.parent !== attempt.parent) return null;
  const text = [draft.movedText(ack)];
  const last = attempt.block.body.at(-1);
  if (last && leaves(last)) insertBefore(draft, last, [text]);
  else appendToBlock(draft, attempt.block, [text]);
  removeStatement(draft, ack);
  return draft.finish(
    "reorder",
    "Acknowledge only when the work is done",
    "Without an ack, the message is delivered again.",
  );
}
