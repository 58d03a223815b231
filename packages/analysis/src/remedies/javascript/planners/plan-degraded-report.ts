import type { DegradedReport } from "../../../model/degraded-report.ts";
import type { Plan, PlanText } from "../../../model/plan.ts";
import type { RemedyName } from "../../../model/remedy.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";
import { stringValue, unwrap, type Call, type Node } from "../../../reading/javascript/syntax/node.ts";
import { loggerAt } from "../reach/loggers/logger-of.ts";
import { nodesAt } from "../sites/find-node.ts";
import { siteOfFailure } from "../sites/site-of-failure.ts";
import { code } from "../source/code.ts";
import { Draft } from "../source/draft.ts";

/** What helps where a log line says too little: the line itself is written so that it is kept, with its error. */
export function planDegradedReport(reading: Reading, fact: DegradedReport, remedy: RemedyName): Plan | null {
  const draft = new Draft(reading);
  if (remedy === "rethrow") {
    const site = siteOfFailure(draft, fact.handler);
    const error = site?.error() ?? null;
    if (!site?.throws || error === null || fact.form === "discarded") return null;
    site.write([], code`throw ${error}`);
    return draft.finish("rethrow", "Throw the error on", "");
  }
  if (remedy !== "log") return null;
  const call = nodesAt(reading.file, fact.place.start).find(
    (node): node is Call => node.type === "CallExpression" && node.range[1] === fact.place.end,
  );
  if (call?.callee.type !== "MemberExpression") return null;
  const written = fact.form === "low" ? raised(draft, call) : withError(draft, call, fact);
  return written ? draft.finish("log", written, "") : null;
}

/** `logger.debug(…)` → `logger.error(…)`. */
function raised(draft: Draft, call: Call): string | null {
  if (call.callee.type !== "MemberExpression" || call.callee.computed) return null;
  const { property } = call.callee;
  draft.replace({ start: property.range[0], end: property.range[1] }, ["error"]);
  return "Log at a level that production keeps";
}

/** The error goes where the logger looks for it. */
function withError(draft: Draft, call: Call, fact: DegradedReport): string | null {
  if (call.callee.type !== "MemberExpression") return null;
  const { object } = call.callee;
  const logger = loggerAt(draft, draft.textOf(object), object);
  const [first, second] = call.arguments;
  if (!logger || !first) return null;
  const error =
    fact.form === "discarded" && second
      ? errorIn(draft, second)
      : (siteOfFailure(draft, fact.handler)?.error() ?? null);
  if (error === null || stringValue(first) === null) return null;
  const { errorKey, shape } = logger;
  const field = error === errorKey ? error : `${errorKey}: ${error}`;
  if (shape === "object-first") {
    const rest = call.arguments
      .slice(fact.form === "discarded" ? 2 : 1)
      .map((argument): PlanText => [`, ${draft.textOf(argument)}`]);
    draft.replace(
      { start: first.range[0], end: (call.arguments.at(-1) ?? first).range[1] },
      code`{ ${field} }, ${draft.textOf(first)}${rest.flat()}`,
    );
  } else
    draft.insert(first.range[1], [
      `, ${shape === "message-first" && draft.textOf(object) !== "console" ? `{ ${field} }` : error}`,
    ]);
  return "Log the error where the logger looks for it";
}

/** `error as never`, `(error as Error).message` → `error`. */
function errorIn(draft: Draft, argument: Node): string | null {
  let value = unwrap(argument);
  while (value.type === "MemberExpression") value = unwrap(value.object);
  return value.type === "Identifier" ? draft.textOf(value) : null;
}
