import type { Guard, GuardCause } from "../../../model/guard.ts";
import type { Plan } from "../../../model/plan.ts";
import type { RemedyName } from "../../../model/remedy.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";
import { code } from "../source/code.ts";
import { Draft } from "../source/draft.ts";
import { guardSite } from "../sites/guard-site.ts";
import { homeOf } from "../sites/home-of.ts";
import { makeSubject } from "../wording/subject.ts";
import { reportPlan } from "./report-plan.ts";

/** What helps where a guard drops an item. */
export function planGuard(reading: Reading, guard: Guard, remedy: RemedyName): Plan | null {
  const draft = new Draft(reading);
  const site = guardSite(draft, guard);
  if (!site) return null;
  const because = reasons[guard.cause] ?? "not processed";
  const subject = makeSubject(guard.unit, reading.file.input.filename, "dropped", because);
  if (remedy === "failTheUnit") {
    if (!site.throws) return null;
    const { quote } = draft.style;
    site.write([], code`throw new Error(${quote}${subject.unit} ${subject.what}: ${because}${quote})`);
    return draft.finish("failTheUnit", "Throw, so that the work is not taken for done", "");
  }
  return reportPlan(
    {
      draft,
      site,
      unit: guard.unit,
      home: homeOf(reading, site.node),
      subject,
      isLogged: guard.report === "logged" && guard.faintLog === null,
      condition: guard.condition,
    },
    remedy,
  );
}

const reasons: Partial<Record<GuardCause, string>> = {
  "invalid-payload": "invalid payload",
  "lookup-miss": "record not found",
  "failed-dependency": "step failed",
  "unknown-type": "unknown type",
  "error-value": "failed upstream",
};
