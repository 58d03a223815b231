import type { Plan, PlanText } from "../../../model/plan.ts";
import type { RemedyName } from "../../../model/remedy.ts";
import type { UnawaitedWrite } from "../../../model/unawaited-write.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";
import { enclosingFunction, type Call, type Node } from "../../../reading/javascript/syntax/node.ts";
import { failedWork } from "../checks/failed-work.ts";
import { countLine } from "../reach/count-line.ts";
import { findLogger } from "../reach/find-logger.ts";
import { statement } from "../sites/block-site.ts";
import { errorName } from "../sites/error-name.ts";
import { homeOf } from "../sites/home-of.ts";
import { leftPromise, type LeftPromise } from "../answers/left-promise.ts";
import { leavesFunction } from "../sites/let-on.ts";
import { makeAsync } from "../edits/make-async.ts";
import { callAt } from "../answers/result-site.ts";
import { untestedSite } from "../sites/untested-site.ts";
import { waitForEach } from "../sites/wait-for-each.ts";
import { code } from "../source/code.ts";
import { Draft } from "../source/draft.ts";
import { failureOf } from "../wording/failure-of.ts";
import { itemFields } from "../wording/item-fields.ts";
import { logLine } from "../wording/log-line.ts";
import { makeSubject } from "../wording/subject.ts";
import { planUnreadResult } from "./plan-unread-result.ts";

/** What helps where a write is begun and left: somebody waits for it, or its failure is heard where it comes up. */
export function planUnawaitedWrite(reading: Reading, fact: UnawaitedWrite, remedy: RemedyName): Plan | null {
  const draft = new Draft(reading);
  const call = callAt(draft, fact.place);
  if (!call) return null;
  if (fact.form === "eachItem") {
    if (
      remedy !== "failTheUnit" ||
      !makeAsync(draft, enclosingFunction(call)) ||
      !leavesFunction(draft, call) ||
      !waitForEach(draft, call)
    )
      return null;
    return draft.finish(remedy, "Wait for every item, so that a failure fails the unit", "");
  }
  const callback = callbackOf(call);
  if (callback) return remedy === "count" ? countInCallback(draft, fact, call, callback) : null;
  const left = leftPromise(call);
  if (!left) return null;
  if (remedy === "failTheUnit") return checkedPlan(reading, fact) ?? waitPlan(draft, fact, left);
  return remedy === "count" && (fact.begins || hasCatch(fact)) ? countPlan(draft, fact, left) : null;
}

function waitPlan(draft: Draft, fact: UnawaitedWrite, { promise, prefix, home }: LeftPromise): Plan | null {
  if (!makeAsync(draft, home) || !leavesFunction(draft, promise)) return null;
  if (prefix) draft.replace(prefix, ["await "]);
  else draft.insert(promise.range[0], ["await "]);
  return draft.finish(
    "failTheUnit",
    "Wait for it, so that a failure fails the unit",
    fact.begins ? "" : "Until somebody waits for it, the query does not even begin.",
  );
}

/** A client that never throws is waited for, and asked. */
function checkedPlan(reading: Reading, fact: UnawaitedWrite): Plan | null {
  const { result } = fact.operation;
  if (!result?.neverThrows || !fact.couldWait) return null;
  const plan = planUnreadResult(
    reading,
    {
      ...fact,
      kind: "unreadResult",
      form: "discarded",
      result,
      settled: false,
      answerUsed: false,
      awaited: false,
      leavesByThrow: true,
    },
    "checkResult",
  );
  return plan
    ? {
        ...plan,
        remedy: "failTheUnit",
        title: "Wait for it, and throw when it failed",
        note: fact.begins ? "" : "Until somebody waits for it, the query does not even begin.",
      }
    : null;
}

/** What a query builder of these gives has `then`, and no more than that. */
function hasCatch({ operation }: UnawaitedWrite): boolean {
  return operation.library !== "@supabase/supabase-js";
}

/** `appendFile(path, line, noop)` gives no promise that could be waited for. */
function callbackOf(call: Call): Node | null {
  const last = call.arguments.at(-1);
  return last?.type === "Identifier" && /^(?:noop|cb|callback|done|next|_+)$/i.test(last.name) ? last : null;
}

function countInCallback(draft: Draft, fact: UnawaitedWrite, call: Call, callback: Node): Plan | null {
  const site = untestedSite(draft, callback);
  const error = site?.error() ?? null;
  if (!site || error === null) return null;
  site.write(reportOf(draft, fact, call, callback, error), null);
  return draft.finish("count", "Log and count a failure", "");
}

function countPlan(draft: Draft, fact: UnawaitedWrite, { promise, call }: LeftPromise): Plan | null {
  const { style } = draft;
  const error = errorName(draft, promise);
  const lines = reportOf(draft, fact, call, promise, error).map((line) => statement(draft, line));
  const base = draft.indentAt(promise.range[0]);
  draft.insert(
    promise.range[1],
    code`.catch((${error}${style.isTypeScript ? ": unknown" : ""}) => {${style.lineEnd}${draft.lines(lines, base + style.indent)}${style.lineEnd}${base}})`,
  );
  return draft.finish("count", "Log and count a failure, without waiting", "");
}

function reportOf(draft: Draft, fact: UnawaitedWrite, call: Call, at: Node, error: string): readonly PlanText[] {
  const { unit, operation } = fact;
  const { reading } = draft;
  const subject = makeSubject(unit, reading.file.input.filename, "failed", failureOf(failedWork(operation, call)));
  const fields = itemFields(draft, at, homeOf(reading, at), unit, "");
  return [logLine(draft, findLogger(draft, at), subject, fields, error), countLine(draft, at, subject)];
}
