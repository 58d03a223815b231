import type { Handler } from "../../../model/handler.ts";
import type { Plan } from "../../../model/plan.ts";
import { isFunction } from "../../../reading/javascript/syntax/node.ts";
import { failureList } from "../sites/failure-list.ts";
import { isKeptByCaller } from "../sites/is-kept-by-caller.ts";
import type { Site } from "../sites/site.ts";
import type { Draft } from "../source/draft.ts";
import { code } from "../source/code.ts";
import type { Subject } from "../wording/subject.ts";

/** The rest goes on, and the unit fails in the end: failures are collected and thrown together. */
export function collectPlan(draft: Draft, site: Site, handler: Handler, subject: Subject): Plan | null {
  // A poll has no end to fail in.
  if ((handler.form !== "catch" && handler.form !== "allSettled") || handler.loop === "poll") return null;
  if (leavesEarly(draft, site) || isKeptByCaller(draft.reading, site.node)) return null;
  const error = site.error();
  if (error === null) return null;
  const message = `${subject.unit} ${subject.what}: ${subject.because}`;
  const isSettled = handler.form === "allSettled";
  const isItem = handler.loop === "items" || isSettled;
  const list = failureList(draft, site.node, isItem, message, isSettled ? "loop" : "function");
  if (list === null) return null;
  site.write([code`${list}.push(${error})`], null);
  return draft.finish(
    "failTheUnit",
    "Go on with the rest, and fail in the end",
    "What succeeded stays done; the failures are thrown together as an `AggregateError`.",
  );
}

/** The handler returns, and what is collected would be thrown by nobody. */
function leavesEarly(draft: Draft, site: Site): boolean {
  let found = false;
  for (const node of site.body)
    draft.reading.file.descend(node, (inner) => {
      if (isFunction(inner)) return false;
      if (inner.type === "ReturnStatement" || inner.type === "BreakStatement") found = true;
      return !found;
    });
  return found;
}
