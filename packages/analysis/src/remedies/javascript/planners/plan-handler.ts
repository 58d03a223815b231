import type { Handler } from "../../../model/handler.ts";
import type { Plan, PlanText } from "../../../model/plan.ts";
import type { RemedyName } from "../../../model/remedy.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";
import { handlerSite } from "../sites/handler-site.ts";
import type { Site } from "../sites/site.ts";
import { code } from "../source/code.ts";
import { Draft } from "../source/draft.ts";
import { homeOf } from "../sites/home-of.ts";
import { nodesAt } from "../sites/find-node.ts";
import { isKeptByCaller } from "../sites/is-kept-by-caller.ts";
import { insertAfter } from "../edits/insert-after.ts";
import { passOn } from "../sites/pass-on.ts";
import { removeStatement } from "../edits/remove-statement.ts";
import { unwrapTry } from "../edits/unwrap-try.ts";
import { makeSubject } from "../wording/subject.ts";
import { failureOf } from "../wording/failure-of.ts";
import { ackWithWork } from "./ack-with-work.ts";
import { awaitPlan } from "./await-plan.ts";
import { collectPlan } from "./collect-plan.ts";
import { dropHandlerPlan } from "./drop-handler-plan.ts";
import { reportPlan, type QuietPath } from "./report-plan.ts";

/** What helps where a write's failure arrives and is kept. */
export function planHandler(reading: Reading, handler: Handler, remedy: RemedyName): Plan | null {
  const draft = new Draft(reading);
  if (handler.form === "finally") return remedy === "rethrow" ? outOfFinally(draft, handler) : null;
  const site = handlerSite(draft, handler);
  if (!site) return null;
  const [operation] = handler.operations;
  const subject = makeSubject(
    handler.unit,
    reading.file.input.filename,
    "failed",
    failureOf(operation?.name ?? "write"),
  );
  const path: QuietPath = {
    draft,
    site,
    unit: handler.unit,
    home: homeOf(reading, site.node),
    subject,
    isLogged: handler.report !== "silent",
    condition: "",
  };
  switch (remedy) {
    case "rethrow": {
      const leave = passOn(draft, site, `${subject.unit} ${subject.what}: ${subject.because}`);
      if (!leave || isKeptByCaller(reading, site.node)) return null;
      // A rejection that nobody waits for ends the process, and the callers of everybody else with it.
      if (!handler.awaited && site.throws) return null;
      // One bad item is no reason to leave the others undone, where they can be done and the batch still fails.
      if (handler.loop === "items" && planHandler(reading, handler, "failTheUnit")) return null;
      const dropped = dropHandlerPlan(reading, handler);
      if (dropped) return dropped;
      endBefore(draft, site, handler, leave);
      return draft.finish("rethrow", "Throw the error on", "");
    }
    case "reorder":
      return ackWithWork(draft, handler);
    case "failTheUnit":
      return handler.awaited ? collectPlan(draft, site, handler, subject) : awaitPlan(draft, site, handler);
    case "deadLetter":
    case "logCountDeadLetter":
      // A stub throws until it is filled in, and so do brokers' final errors.
      if (isKeptByCaller(reading, site.node)) return null;
      return reportPlan(path, remedy);
    default:
      return reportPlan(path, remedy);
  }
}

/** A path that says "done" itself ends where it would say so; any other ends where it ends. */
function endBefore(draft: Draft, site: Site, { verdict }: Handler, leave: PlanText): void {
  const claim = site.body.find(
    ({ range }) => verdict?.kind === "success" && range[0] <= verdict.place.start && verdict.place.end <= range[1],
  );
  const last = site.body.at(-1);
  if (!claim || !last || claim.type === "BlockStatement") site.write([], leave);
  else draft.replace({ start: claim.range[0], end: last.range[1] }, code`${leave}${draft.style.semicolon}`);
}

/** A `return` in `finally` throws the pending error away: behind the `try` it is reached by success only. */
function outOfFinally(draft: Draft, { place }: Handler): Plan | null {
  const block = nodesAt(draft.reading.file, place.start).find((node) => node.type === "BlockStatement");
  const attempt = block?.parent;
  const last = block?.body.at(-1);
  if (attempt?.type !== "TryStatement" || last?.type !== "ReturnStatement") return null;
  if (!unwrapTry(draft, attempt)) {
    insertAfter(draft, attempt, [[draft.textOf(last)]]);
    removeStatement(draft, last);
  }
  return draft.finish(
    "rethrow",
    "Let the error through",
    "A `return` in `finally` drops the error that is on its way.",
  );
}
