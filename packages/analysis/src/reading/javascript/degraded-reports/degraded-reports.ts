import type { DegradedReport } from "../../../model/degraded-report.ts";
import { lastPart } from "../../../vocabulary/name-pattern.ts";
import type { AttemptArm } from "../handlers/attempt-arms.ts";
import { placeOfArm } from "../handlers/handlers.ts";
import { isOnErrorPath, isSideRoom } from "../handlers/is-side-room.ts";
import type { Reading } from "../reading.ts";
import { saysNothing } from "../failure-paths/verdict-after.ts";
import { calledName, isFunction, placeOf, statementsOf, stringValue, type Call, type Node } from "../syntax/node.ts";
import { nameOfFunction } from "../units/unit-names.ts";
import { failedEventArms } from "./failed-event-arms.ts";

/** Reads log calls that are all that a failure path leaves behind, and that lose what is needed to act on it. */
export function readDegradedReports(reading: Reading): readonly DegradedReport[] {
  const found: DegradedReport[] = [];
  for (const body of reading.file.bodies)
    for (const arms of [reading.attempts.in(body), failedEventArms(reading, body)])
      for (const arm of arms) {
        const report = toDegradedReport(reading, arm);
        if (report) found.push(report);
      }
  return found.toSorted((a, b) => a.place.start - b.place.start);
}

function toDegradedReport(reading: Reading, arm: AttemptArm): DegradedReport | null {
  if (arm.known || arm.work.attempt.isSide || isSideRoom(reading.file.input.filename)) return null;
  const logs = logsIn(reading, arm.body);
  const [first] = logs;
  if (!first) return null;
  const path = reading.reports.of(arm.body, arm.errors);
  const level =
    path.level === "logged"
      ? reading.carriers.reportOf(path.carriers, arm.site.type === "TryStatement" ? arm.place : arm.site)
      : path.level;
  // Somebody else hears of it.
  if (level !== "logged" && level !== "silent") return null;
  const around = reading.units.around(arm.site);
  if (around && (isOnErrorPath(arm.site, around.node) || looks.test(nameOfFunction(around.node) ?? ""))) return null;
  const form = formOf(reading, arm, logs);
  if (!form || (form !== "discarded" && saysNo(reading, arm))) return null;
  const operation = reading.operations.of(first);
  return {
    kind: "degradedReport",
    form,
    place: placeOf(first),
    name: operation?.name ?? `${calledName(first) ?? "log"}()`,
    library: form === "discarded" ? (operation?.library ?? null) : null,
    certainty: operation?.certainty ?? "likely",
    handler: placeOfArm(arm),
    attempt: arm.work.attempt,
    explained: reading.intent.remarks(arm.place, arm.place.range[0]) || reading.intent.remarks(first, first.range[0]),
  };
}

/** `return false` of a function that gives `true` when it worked: its caller hears of it. */
function saysNo(reading: Reading, arm: AttemptArm): boolean {
  const own = arm.body.flatMap((node) => statementsOf(node)).find((node) => node.type === "ReturnStatement");
  if (own?.type !== "ReturnStatement" || own.argument?.type !== "Literal" || own.argument.value !== false) return false;
  return reading.file.bodyAround(own).returns.some((one) => one !== own && !saysNothing(one.argument));
}

/** Functions that look what is there: a failure is one of their answers. */
const looks =
  /^(?:is|has|can|check|detect|probe|supports|test|ping|find|close|stop|shutdown|cleanup|dispose)(?:[A-Z_]|$)/;

/*
 * | the log calls of the handler                           | form      |
 * |--------------------------------------------------------|-----------|
 * | `pino.error('failed', err)`                            | discarded |
 * | `logger.debug({ err }, 'failed')` and nothing above it | low       |
 * | `logger.error('failed')`, nothing but constant text    | empty     |
 * One that does its work makes up for the others.
 */
function formOf(reading: Reading, arm: AttemptArm, logs: readonly Call[]): DegradedReport["form"] | null {
  if (logs.every((log) => discards(reading, log, arm))) return "discarded";
  // A look-up that came to nothing is told at debug level for good reasons.
  if (logs.every((log) => /^(?:debug|trace|verbose|silly)$/.test(calledName(log) ?? "")))
    return arm.work.attempt.kind === "value" ? null : "low";
  const isAlarm = logs.some((log) => /^(?:error|warn|warning|fatal|critical)$|Error$/.test(calledName(log) ?? ""));
  return isAlarm && logs.every((log) => log.arguments.every((argument) => isConstant(argument))) ? "empty" : null;
}

function logsIn(reading: Reading, roots: readonly Node[]): readonly Call[] {
  const logs: Call[] = [];
  for (const root of roots)
    reading.file.descend(root, (node) => {
      if (isFunction(node) && node !== root && node.parent.type !== "CallExpression") return false;
      if (node.type === "CallExpression" && reading.operations.of(node)?.kind === "log") logs.push(node);
      return undefined;
    });
  return logs;
}

/** `pino.error('failed', err)`: an object-first logger takes what follows a text for the values of its `%s`. */
function discards(reading: Reading, log: Call, arm: AttemptArm): boolean {
  const operation = reading.operations.of(log);
  const [text, ...rest] = log.arguments;
  if (!operation || operation.library === null || operation.certainty !== "proved" || !text) return false;
  if (!isObjectFirst(reading, operation.library, calledName(log) ?? lastPart(operation.name))) return false;
  const message = stringValue(text);
  return (
    message !== null &&
    !/%[a-zA-Z]/.test(message) &&
    !reading.reports.mentions(text, arm.errors) &&
    rest.some((argument) => reading.reports.mentions(argument, arm.errors))
  );
}

function isObjectFirst(reading: Reading, library: string, name: string): boolean {
  const operations = reading.operations.vocabulary.library(library)?.operations ?? [];
  const shapes = operations.filter((meaning) => meaning.is === "log" && meaning.calls?.includes(name));
  return shapes.length > 0 && shapes.every((meaning) => meaning.shape === "object-first");
}

/** A text, number or nested constant: it says the same of every failure. */
function isConstant(node: Node): boolean {
  switch (node.type) {
    case "Literal":
      return true;
    case "TemplateLiteral":
      return node.expressions.length === 0;
    case "BinaryExpression":
      return isConstant(node.left) && isConstant(node.right);
    case "ObjectExpression":
      return node.properties.every((property) => property.type === "Property" && isConstant(property.value));
    default:
      return false;
  }
}
