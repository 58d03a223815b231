import type { Handler } from "../../../model/handler.ts";
import type { Plan } from "../../../model/plan.ts";
import type { RemedyName } from "../../../model/remedy.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";
import { enclosingFunction } from "../../../reading/javascript/syntax/node.ts";
import { handlerSite } from "../sites/handler-site.ts";
import { Draft } from "../source/draft.ts";
import { code } from "../source/code.ts";
import { homeOf } from "../sites/home-of.ts";
import { makeSubject } from "../wording/subject.ts";
import { failureOf } from "../wording/failure-of.ts";
import { ackWithWork } from "./ack-with-work.ts";
import { awaitPlan } from "./await-plan.ts";
import { collectPlan } from "./collect-plan.ts";
import { dropHandlerPlan } from "./drop-handler-plan.ts";
import { reportPlan } from "./report-plan.ts";

/** What helps where a write's failure arrives and is kept. */
export function planHandler(reading: Reading, handler: Handler, remedy: RemedyName): Plan | null {
  const draft = new Draft(reading);
  const site = handlerSite(draft, handler);
  if (!site) return null;
  const home = homeOf(reading, site.node) ?? enclosingFunction(site.node);
  const [operation] = handler.operations;
  const subject = makeSubject(
    handler.unit,
    reading.file.input.filename,
    "failed",
    failureOf(operation?.name ?? "write"),
  );
  switch (remedy) {
    case "rethrow": {
      const error = site.error();
      if (error === null || !(site.throws || site.passOn)) return null;
      // Nobody waits for the promise: what its handler throws goes nowhere.
      if (!handler.awaited && (handler.form === "catchCallback" || handler.form === "thenSecond")) return null;
      const dropped = dropHandlerPlan(reading, handler);
      if (dropped) return dropped;
      site.write([], site.passOn ? site.passOn(error) : code`throw ${error}`);
      return draft.finish(
        "rethrow",
        "Throw the error on",
        `${handler.unit.throwReaches === null ? "Its caller hears of it." : ""}`,
      );
    }
    case "reorder":
      return ackWithWork(draft, handler);
    case "failTheUnit":
      return handler.awaited ? collectPlan(draft, site, handler, subject) : awaitPlan(draft, site, handler);
    default:
      return reportPlan(
        { draft, site, unit: handler.unit, home, subject, isLogged: handler.report !== "silent", condition: "" },
        remedy,
      );
  }
}
