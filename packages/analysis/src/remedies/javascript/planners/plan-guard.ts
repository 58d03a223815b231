import type { Guard, GuardCause } from "../../../model/guard.ts";
import type { Plan } from "../../../model/plan.ts";
import type { RemedyName } from "../../../model/remedy.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";
import { calledName, type Node } from "../../../reading/javascript/syntax/node.ts";
import { ask, code } from "../source/code.ts";
import { Draft } from "../source/draft.ts";
import { guardSite } from "../sites/guard-site.ts";
import { homeOf } from "../sites/home-of.ts";
import type { Site } from "../sites/site.ts";
import { makeSubject, type Subject } from "../wording/subject.ts";
import { reportPlan } from "./report-plan.ts";

/** What helps where a guard drops an item. */
export function planGuard(reading: Reading, guard: Guard, remedy: RemedyName): Plan | null {
  const draft = new Draft(reading);
  const site = guardSite(draft, guard);
  if (!site) return null;
  const because = reasons[guard.cause] ?? "not processed";
  const subject = makeSubject(guard.unit, reading.file.input.filename, "dropped", because);
  if (remedy === "failTheUnit") return failingPlan(draft, site, guard, subject);
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

/** The work is not taken for done: a throw, or an answer that is no 2xx. */
function failingPlan(draft: Draft, site: Site, { unit }: Guard, { unit: name, what, because }: Subject): Plan | null {
  const answer = answerIn(draft, site);
  if (answer) {
    draft.replace({ start: answer.range[0], end: answer.range[1] }, [ask("422")]);
    return draft.finish(
      "failTheUnit",
      "Answer that it was not taken",
      "The sender hears that it was refused, and can send it again.",
    );
  }
  const isAnswered = (unit.kind === "webhook" || unit.kind === "request") && unit.throwReaches !== "caller";
  // An ack on the way takes the message off the list, whatever is thrown after it.
  const acks = site.body.some((node) =>
    /\.(?:ack|nack|term)\(|\.(?:send|json|end|sendStatus)\(/.test(draft.textOf(node)),
  );
  if (isAnswered || acks || !site.throws) return null;
  const { quote } = draft.style;
  site.write([], code`throw new Error(${quote}${name} ${what}: ${because}${quote})`);
  return draft.finish("failTheUnit", "Throw, so that the work is not taken for done", "");
}

/** `200` in `res.sendStatus(200)`, `res.status(200).json(…)`. */
function answerIn(draft: Draft, site: Site): Node | null {
  let found: Node | null = null;
  for (const statement of site.body)
    draft.reading.file.descend(statement, (node) => {
      const [status] =
        node.type === "CallExpression" && /^(?:sendStatus|status|code)$/.test(calledName(node) ?? "")
          ? node.arguments
          : [];
      if (status?.type === "Literal" && typeof status.value === "number" && status.value < 300) found = status;
      return !found;
    });
  return found;
}

const reasons: Partial<Record<GuardCause, string>> = {
  "invalid-payload": "invalid payload",
  "lookup-miss": "record not found",
  "failed-dependency": "step failed",
  "unknown-type": "unknown type",
  "error-value": "failed upstream",
};
