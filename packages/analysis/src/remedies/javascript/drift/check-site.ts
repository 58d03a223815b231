import type { TSESTree } from "@typescript-eslint/types";
import type { EnsureExists } from "../../../model/ensure-exists.ts";
import type { PlanText } from "../../../model/plan.ts";
import {
  contains,
  isFunction,
  statementsOf,
  type Node,
  type Statement,
} from "../../../reading/javascript/syntax/node.ts";
import { blockSite, leaves, statement } from "../sites/block-site.ts";
import { insertBefore } from "../edits/insert-before.ts";
import { nodesAt } from "../sites/find-node.ts";
import type { Draft } from "../source/draft.ts";
import { afterCall } from "./after-call.ts";
import { appendElse } from "./append-else.ts";
import { canWait } from "./can-wait.ts";
import type { FoundCreate } from "./found-create.ts";
import { insertAfter } from "../edits/insert-after.ts";
import type { DriftCheck } from "./drift-check.ts";
import { statementAround } from "./statement-around.ts";

/** Where the check is written: where the thing is known to be there. */
export interface CheckSite {
  /** The statement before which shared values can be declared. */
  readonly anchor: Node;
  /** False when the check cannot be waited for there. */
  readonly write: (check: DriftCheck) => boolean;
}

export function checkSite(draft: Draft, fact: EnsureExists, create: FoundCreate): CheckSite | null {
  const branch = branchAt(draft, fact);
  if (branch) return ofBranch(draft, branch, create);
  const clause = clauseAt(draft, fact);
  if (clause) return ofTry(draft, clause, create);
  const call = chainAt(draft, fact) ?? create.called;
  const anchor = statementAround(call);
  return anchor && { anchor, write: (check) => afterAll(draft, call, check) };
}

function afterAll(draft: Draft, call: Node, check: DriftCheck): boolean {
  if (!check.after) return afterCall(draft, call, check.waits, ended(draft, check));
  if (check.waits && !canWait(draft, check.after)) return false;
  insertAfter(draft, check.after, ended(draft, check));
  return true;
}

function branchAt(draft: Draft, { form, place, create }: EnsureExists): TSESTree.IfStatement | null {
  if (form !== "exists-then-create" || place.start === create.place.start) return null;
  return nodesAt(draft.reading.file, place.start).find((node) => node.type === "IfStatement") ?? null;
}

function clauseAt(draft: Draft, { form, place }: EnsureExists): TSESTree.CatchClause | null {
  if (form !== "describe-fails" && form !== "swallow-exists") return null;
  for (const node of nodesAt(draft.reading.file, place.start)) {
    if (node.type === "CatchClause") return node;
    if (node.parent?.type === "CatchClause" && node.parent.param === node) return node.parent;
  }
  return null;
}

/*
 * | the test                                   | the check                                   |
 * |--------------------------------------------|---------------------------------------------|
 * | `if (!exists) create()`                    | in an `else`                                |
 * | `if (!exists) return create(); open()`      | after it                                    |
 * | `if (exists) open() else create()`         | at the beginning of the first arm           |
 * | `if (exists) return; create()`             | before the `return`                         |
 * | `if (missing.length > 0) createAll()`      | after it: some of them may have been there  |
 */
function ofBranch(draft: Draft, branch: TSESTree.IfStatement, create: FoundCreate): CheckSite | null {
  const anchor = statementAround(branch);
  if (!anchor) return null;
  const { consequent, alternate } = branch;
  return {
    anchor,
    write(check) {
      if (check.waits && !canWait(draft, branch)) return false;
      const lines = ended(draft, check);
      if (alternate && contains(alternate, create.called)) atBeginning(draft, consequent, check);
      else if (!contains(consequent, create.called)) blockSite(draft, consequent, () => null).write(check.lines, null);
      else if (check.always || (!alternate && isLeftBehind(branch))) insertAfter(draft, branch, lines);
      else if (!alternate) appendElse(draft, branch, lines);
      else if (alternate.type === "BlockStatement") atBeginning(draft, alternate, check);
      else return false;
      return true;
    },
  };
}

/** `if (!exists) return create()`: what stands below runs only for what was there. */
function isLeftBehind({ test, consequent }: TSESTree.IfStatement): boolean {
  const last = statementsOf(consequent).at(-1);
  return test.type !== "LogicalExpression" && last !== undefined && leaves(last);
}

/**
 * After the `try`, where both ways meet; where the handler leaves, before it does. A check inside the `try` would be caught by
 * its own handler.
 */
function ofTry(draft: Draft, clause: TSESTree.CatchClause, create: FoundCreate): CheckSite | null {
  const { parent } = clause;
  const anchor = parent.type === "TryStatement" ? statementAround(parent) : null;
  if (parent.type !== "TryStatement" || !anchor) return null;
  return {
    anchor,
    write(check) {
      if (check.waits && !canWait(draft, parent)) return false;
      const lines = ended(draft, check);
      const isMeant = contains(parent.block, create.called);
      const exits = isMeant ? returnsIn(draft, clause.body) : [];
      const described = parent.block.body.at(-1);
      if (!isMeant && described && leaves(described)) {
        // `try { return await describe() } catch (error) { if (!isMissing(error)) throw error; } create()`.
        if (contains(clause.body, create.called) || !rethrows(draft, clause.body)) return false;
        insertBefore(draft, described, lines);
        return true;
      }
      for (const exit of exits) blockSite(draft, exit, () => null).write(check.lines, null);
      const last = clause.body.body.at(-1);
      if (!last || !leaves(last) || exits.length === 0) insertAfter(draft, parent, lines);
      return true;
    },
  };
}

/** The `return`s of a handler, not those of functions in it. */
function returnsIn(draft: Draft, body: Node): readonly Statement[] {
  const found: Statement[] = [];
  draft.reading.file.descend(body, (node) => {
    if (isFunction(node)) return false;
    if (node.type !== "ReturnStatement") return undefined;
    const { parent } = node;
    found.push(parent?.type === "BlockStatement" ? parent : node);
    return undefined;
  });
  return found;
}

function rethrows(draft: Draft, body: Node): boolean {
  let found = false;
  draft.reading.file.descend(body, (node) => {
    if (node.type === "ThrowStatement") found = true;
    return !isFunction(node);
  });
  return found;
}

function atBeginning(draft: Draft, arm: Statement, check: DriftCheck): void {
  const [first] = statementsOf(arm);
  if (arm.type === "BlockStatement" && first) insertBefore(draft, first, ended(draft, check));
  else blockSite(draft, arm, () => null).write(check.lines, null);
}

/** The lines as statements of their own. */
function ended(draft: Draft, { lines }: DriftCheck): readonly PlanText[] {
  return lines.map((line) => statement(draft, line));
}

/** `client.getIndex(name).catch(() => …)`: the call that gives the promise which either way ends in. */
function chainAt(draft: Draft, { form, place }: EnsureExists): Node | null {
  if (form !== "describe-fails" && form !== "swallow-exists") return null;
  for (const node of nodesAt(draft.reading.file, place.start)) {
    const member = node.type === "MemberExpression" ? node : node.parent;
    if (node.range[1] === place.end && member?.type === "MemberExpression" && member.parent.type === "CallExpression")
      return member.parent;
  }
  return null;
}
