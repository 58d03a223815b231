import type { Plan, PlanText } from "../../../model/plan.ts";
import type { RemedyName } from "../../../model/remedy.ts";
import type { Unit } from "../../../model/unit.ts";
import type { Call, FunctionNode } from "../../../reading/javascript/syntax/node.ts";
import { countLine } from "../reach/count-line.ts";
import { deadLetterOf, type DeadLetter } from "../reach/dead-letter.ts";
import { findLogger } from "../reach/find-logger.ts";
import { statement } from "../sites/block-site.ts";
import type { Site } from "../sites/site.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import { errorInCondition } from "../wording/error-in-condition.ts";
import { itemFields, type Field } from "../wording/item-fields.ts";
import { logLine } from "../wording/log-line.ts";
import type { Subject } from "../wording/subject.ts";

/** A failure path that is to say more than it does. */
export interface QuietPath {
  readonly draft: Draft;
  readonly site: Site;
  readonly unit: Unit;
  readonly home: FunctionNode | null;
  readonly subject: Subject;
  /** The path has a log line that will do. */
  readonly isLogged: boolean;
  /** The condition, whose subject may be missing; empty for a failure. */
  readonly condition: string;
  /** What else a log line is to name. */
  readonly fields?: readonly Field[];
}

/** Writes a log line, a count and a dead letter into a path, as many of them as the remedy's name says. */
export function reportPlan(path: QuietPath, remedy: RemedyName): Plan | null {
  const { draft, site, unit, home, subject, isLogged, condition } = path;
  const counts = remedy === "count" || remedy === "logCountDeadLetter";
  const keeps = remedy === "deadLetter" || remedy === "logCountDeadLetter";
  if (remedy === "log" && isLogged) return null;
  const lines: PlanText[] = [];
  // Asked for where it is used: an error that has no name is given one.
  const error = () => site.error() ?? errorInCondition(condition);
  if (!isLogged) {
    const fields = [...(path.fields ?? []), ...itemFields(draft, site.node, home, unit, condition)];
    lines.push(logLine(draft, findLogger(draft, site.node), subject, fields, error()));
  }
  if (counts) lines.push(countLine(draft, site.node, subject));
  const deadLetter =
    keeps && home ? deadLetterOf({ draft, site, unit, home, subject, error: error(), condition }) : null;
  if (keeps && !deadLetter) return null;
  if (deadLetter?.replaces) replaceAck(draft, site, deadLetter.replaces, lines, deadLetter);
  else site.write([...lines, ...(deadLetter?.lines ?? [])], deadLetter?.leave ?? null);
  return draft.finish(remedy, titleOf(remedy, isLogged, subject), deadLetter?.note ?? "");
}

/** The ack gives way to what refuses the message; the report comes before it. */
function replaceAck(draft: Draft, site: Site, ack: Call, report: readonly PlanText[], { lines }: DeadLetter): void {
  const refusal = lines.at(-1) ?? [];
  const before = [...report, ...lines.slice(0, -1)];
  const awaited = ack.parent.type === "AwaitExpression" ? ack.parent : ack;
  const whole = awaited.parent;
  if (whole?.type !== "ExpressionStatement") {
    // `return channel.ack(message);`
    if (before.length > 0) site.write(before, null);
    draft.replace({ start: awaited.range[0], end: awaited.range[1] }, refusal);
    return;
  }
  const indent = draft.indentAt(whole.range[0]);
  const all = [...before, refusal].map((line) => statement(draft, line));
  const text = draft.lines(all, indent);
  const [first = "", ...rest] = text;
  draft.replace(
    { start: whole.range[0], end: whole.range[1] },
    first === indent ? rest : code`${typeof first === "string" ? first.slice(indent.length) : first}${rest}`,
  );
}

function titleOf(remedy: RemedyName, isLogged: boolean, { what }: Subject): string {
  const log = isLogged ? "" : "log";
  const verbs = [
    log,
    remedy === "log" || remedy === "deadLetter" ? "" : "count",
    remedy === "log" || remedy === "count" ? "" : "dead-letter",
  ].filter((verb) => verb !== "");
  const list = verbs.length > 1 ? `${verbs.slice(0, -1).join(", ")} and ${verbs.at(-1) ?? ""}` : (verbs[0] ?? "log");
  return `${list.charAt(0).toUpperCase()}${list.slice(1)} what is ${what === "dropped" ? "dropped" : "lost"}`;
}
