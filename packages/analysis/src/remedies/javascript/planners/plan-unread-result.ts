import type { Plan, PlanText } from "../../../model/plan.ts";
import type { RemedyName } from "../../../model/remedy.ts";
import type { UnreadResult } from "../../../model/unread-result.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";
import { isFunction, isLoop, type Node } from "../../../reading/javascript/syntax/node.ts";
import { failedWork } from "../checks/failed-work.ts";
import { checkOf } from "../checks/check-of.ts";
import type { Access, Check } from "../checks/check.ts";
import { countLine } from "../reach/count-line.ts";
import { findLogger } from "../reach/find-logger.ts";
import { declareField, declaredAnswer } from "../answers/declared-answer.ts";
import { failureList } from "../sites/failure-list.ts";
import { homeOf } from "../sites/home-of.ts";
import { localName } from "../sites/local-name.ts";
import { letOn } from "../sites/let-on.ts";
import { callAt, resultSite, type ResultSite } from "../answers/result-site.ts";
import { code } from "../source/code.ts";
import { Draft } from "../source/draft.ts";
import { failureOf } from "../wording/failure-of.ts";
import { itemFields } from "../wording/item-fields.ts";
import { logLine } from "../wording/log-line.ts";
import { makeSubject, type Subject } from "../wording/subject.ts";
import { planByOption } from "./plan-by-option.ts";

/** What helps where an answer tells of a failure and nobody reads it: the check that its library needs. */
export function planUnreadResult(reading: Reading, fact: UnreadResult, remedy: RemedyName): Plan | null {
  const draft = new Draft(reading);
  const subject = makeSubject(
    fact.unit,
    reading.file.input.filename,
    "failed",
    failureOf(failedWork(fact.operation, callAt(draft, fact.place))),
  );
  const message = `${subject.unit}: ${subject.because}`;
  const byOption = remedy === "checkResult" ? planByOption(new Draft(reading), fact, message) : null;
  if (byOption) return byOption;
  const site = resultSite(draft, fact);
  if (!site) return null;
  const call = callAt(draft, fact.place);
  // A client that is known by its name alone: the file may say what it gives.
  const declared = call && fact.operation.certainty === "likely" ? declaredAnswer(draft, call) : null;
  const check = checkOf(
    fact,
    {
      unit: subject.unit,
      because: subject.because,
      style: draft.style,
      name: (wanted) => localName(draft, site.node, wanted),
    },
    declared !== null || isHandedOn(draft, fact),
  );
  if (!check) return null;
  const [told] = check.reads;
  if (declared && told !== undefined && / is (?:true|false)$/.test(fact.result.failsWhen))
    declareField(draft, declared, told);
  return remedy === "checkResult"
    ? throwPlan(draft, fact, site, check, subject)
    : remedy === "count"
      ? countPlan(draft, fact, site, check, subject)
      : null;
}

/** A function of the project stands between the library and the place where its answer is dropped. */
function isHandedOn(draft: Draft, { operation, place }: UnreadResult): boolean {
  const call = callAt(draft, place);
  const name = call ? draft.textOf(call.callee).replaceAll(/\s/g, "").split(/[.(]/).at(-1) : undefined;
  return operation.place.start !== place.start || (name !== undefined && operation.library === null);
}

function throwPlan(draft: Draft, fact: UnreadResult, site: ResultSite, check: Check, subject: Subject): Plan | null {
  if (!fact.leavesByThrow && !letOn(draft, site.node)) return null;
  const message = `${subject.unit} ${subject.what}: ${subject.because}`;
  const isItem = site.statement !== null && isOverItems(site.statement);
  const list = isItem ? failureList(draft, site.node, true, message, "loop") : null;
  let fails = true;
  const isWritten = site.write(check, (of: Access) => {
    const problem = check.problem(of);
    const failure = list === null ? site.fail(problem) : code`${list}.push(${problem})`;
    fails = failure !== null;
    if (!failure) return [];
    // What follows in the same turn is for an item that was stored: `exportedAt = new Date()`.
    return list !== null && site.statement && goesOn(site.statement) ? [failure, ["continue"]] : [failure];
  });
  if (!isWritten || !fails) return null;
  return list === null
    ? draft.finish("checkResult", "Read the answer, and throw when it tells of a failure", "")
    : draft.finish(
        "checkResult",
        "Read every answer, and fail in the end",
        "What succeeded stays done; the failures are thrown together as an `AggregateError`.",
      );
}

function countPlan(draft: Draft, fact: UnreadResult, site: ResultSite, check: Check, subject: Subject): Plan | null {
  const { unit } = fact;
  const isWritten = site.write(check, (of: Access): readonly PlanText[] => {
    const detail = check.detail(of);
    const fields = [
      ...(detail === null ? [] : [{ name: keyOf(detail), value: detail }]),
      ...itemFields(draft, site.node, homeOf(draft.reading, site.node), unit, ""),
    ];
    return [
      logLine(draft, findLogger(draft, site.node), subject, fields, check.error(of)),
      countLine(draft, site.node, subject),
    ];
  });
  return isWritten ? draft.finish("count", "Read the answer, and log and count what it tells of", "") : null;
}

/** A loop that works through items, in the same function: one failure need not keep the rest from being done. */
function isOverItems(node: Node): boolean {
  for (let current = node.parent; current && !isFunction(current); current = current.parent)
    if (isLoop(current)) return current.type === "ForOfStatement" || current.type === "ForStatement";
  return false;
}

/** Something comes after a statement in the same turn of its loop. */
function goesOn(statement: Node): boolean {
  for (let node = statement, { parent } = node; parent && !isLoop(node); node = parent, { parent } = node)
    if (parent.type === "BlockStatement" && parent.body.at(-1) !== node) return true;
  return false;
}

/** What an expression is called in a log line: `failed` for `result.Failed`. */
function keyOf(expression: string): string {
  const [, name = ""] = /(?:^|\.)([A-Za-z]+)$/.exec(expression) ?? [];
  const key = name.charAt(0).toLowerCase() + name.slice(1);
  return key === "" || key === "reason" ? "refused" : key;
}
