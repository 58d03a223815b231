import { statementsAfter } from "../failure-paths/verdict-after.ts";
import type { Reading } from "../reading.ts";
import { Ends, endsOf } from "../syntax/ends-of.ts";
import type { FunctionNode, Node } from "../syntax/node.ts";
import { firstWork } from "./skipped-work.ts";

/**
 * What follows a statement that holds all the work of its list, so that whoever skips it does nothing; null when other
 * work stands beside it, or the function cannot end normally.
 */
export function isOnlyWork(reading: Reading, site: Node, home: FunctionNode): readonly Node[] | null {
  const { parent } = site;
  if (parent?.type !== "BlockStatement") return null;
  const before = parent.body.slice(0, parent.body.indexOf(site as never));
  const { after } = statementsAfter(site, home);
  if (!(endsOf(after, reading.summaries.neverReturns) & (Ends.normally | Ends.byReturn))) return null;
  if (firstWork(reading, after)) return null;
  return before.some((node) => node.type !== "VariableDeclaration" && firstWork(reading, [node]) !== null)
    ? null
    : after;
}
