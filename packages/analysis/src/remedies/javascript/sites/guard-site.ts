import type { TSESTree } from "@typescript-eslint/types";
import type { Guard } from "../../../model/guard.ts";
import type { Draft } from "../source/draft.ts";
import { blockSite } from "./block-site.ts";
import { catchSite } from "./handler-site.ts";
import { expressionSite } from "./expression-site.ts";
import { elseSite } from "./else-site.ts";
import { nodesAt } from "./find-node.ts";
import type { Site } from "./site.ts";

/** The path on which a guard leaves: an arm, an arm that is not there yet, a `catch` around a parser. */
export function guardSite(draft: Draft, guard: Guard): Site | null {
  const nodes = nodesAt(draft.reading.file, guard.place.start);
  const clause = nodes.find((node) => node.type === "CatchClause");
  if (clause) return catchSite(draft, clause);
  const branch = nodes.find((node) => node.type === "IfStatement");
  if (branch) return armSite(draft, branch, guard);
  return expressionSite(draft, nodes);
}

function armSite(draft: Draft, branch: TSESTree.IfStatement, guard: Guard): Site | null {
  const { consequent, alternate } = branch;
  const work = guard.skipped?.place;
  const isIn = (arm: TSESTree.Node | null): boolean =>
    arm !== null && work !== undefined && arm.range[0] <= work.start && work.end <= arm.range[1];
  // Of an arm that is skipped, the work stands in it: `if (isValid(item)) list.push(item);`
  const isWorkInside = guard.form === "skippedArm" ? !isIn(alternate) : isIn(consequent);
  const arm = isWorkInside ? alternate : consequent;
  if (arm) return arm.type === "IfStatement" ? null : blockSite(draft, arm, () => null);
  return elseSite(draft, branch);
}
