import type { TrailStep } from "./finding.ts";
import type { Handler } from "./handler.ts";
import type { Operation } from "./operation.ts";
import { reportLevels, type ReportLevel } from "./report.ts";
import type { Settings } from "./settings.ts";
import type { Unit } from "./unit.ts";

/** A write whose failure a handler keeps to itself, as several rules judge it. */
export interface Loss {
  readonly operation: Operation;
  readonly trail: readonly [TrailStep, TrailStep, TrailStep];
  readonly weight: "clear" | "arguable";
}

/** What is lost in a handler; null when nothing is: no write, no claim of success, or somebody hears of it. */
export function lossOf(handler: Handler, settings: Settings): Loss | null {
  const operation = lostWrite(handler);
  if (!operation || !handler.verdict || isHeard(handler.report, settings)) return null;
  return {
    operation,
    trail: [
      { at: "operation", text: `\`${operation.name}\` can fail`, place: operation.place },
      { at: "lost", text: lostText(handler), place: handler.place },
      { at: "verdict", text: handler.verdict.text, place: handler.verdict.place },
    ],
    weight: isClear(handler, operation) ? "clear" : "arguable",
  };
}

/** A unit's name in a message: in backticks, unless it is a description. */
export function nameOfUnit(unit: Unit): string {
  return /^(?:this|the) /.test(unit.name) ? unit.name : `\`${unit.name}\``;
}

/** A counter or an alert is enough, unless the project asks for more. */
export function isHeard(report: ReportLevel, settings: Settings): boolean {
  return reportLevels.indexOf(report) >= reportLevels.indexOf(settings.requiredReport ?? "counted");
}

/** The write that matters most among those whose failure arrives here. */
export function lostWrite(handler: Handler): Operation | null {
  const { operations } = handler;
  return (
    operations.find(isMain) ?? operations.find((operation) => operation.role === "primary") ?? operations[0] ?? null
  );
}

function isMain(operation: Operation): boolean {
  return operation.role === "primary" && operation.tier === "primary";
}

/*
 * | what is lost         | clear when                                                                       |
 * |----------------------|----------------------------------------------------------------------------------|
 * | a main write         | consumer, job, event, webhook; cron, request: not one of a loop, or success said |
 * |                      | function: success said, other writes go on, or it is the only write              |
 * | another effect       | a status of success is stored; or it is the only work, and success is said, or a |
 * |                      | broker takes the return for it, or                                               |
 * |                      | the function is there for nothing else: `sendInvoice()`                          |
 * | any of these         | the answer says that this was done                                               |
 * | a promise left alone | it is the only work, success is said, and it is a unit's or its library is known |
 * | a follow-up          | it matters after all: see below                                                  |
 * Never: secondary writes, other follow-ups of a main write, losses that a comment explains.
 */
function isClear(handler: Handler, operation: Operation): boolean {
  const { unit, verdict } = handler;
  if (!verdict || handler.explained || operation.role !== "primary") return false;
  if (verdict.namesIt && handler.awaited && handler.loop === null) return true;
  if (handler.followsPrimary && !mattersAfterAll(handler, operation)) return false;
  if (handler.followsPrimary && (operation.kind === "publish" || handler.report === "silent")) return true;
  const saysSuccess = verdict.kind === "success" || verdict.kind === "ack";
  if (!handler.awaited)
    return saysSuccess && handler.onlyWork && (unit.kind !== "function" || operation.certainty === "proved");
  const givesOut = saysSuccess || verdict.kind === "value";
  if (operation.tier !== "primary")
    return (
      (verdict.isStatus === true && handler.loop === null) ||
      (handler.isPurpose && handler.loop === null && (handler.onlyWork || verdict.kind === "write")) ||
      (handler.onlyWork && (saysSuccess || isTakenByBroker(handler)))
    );
  switch (unit.kind) {
    case "message":
    case "job":
    case "event":
    case "webhook":
      return true;
    case "request":
      return handler.loop === null || givesOut;
    case "cron":
      // Nobody hears a scheduler's throw: a log is the least, but also the most, unless something is claimed.
      return givesOut || verdict.kind === "write" || handler.report === "silent";
    case "function":
      return givesOut || verdict.kind === "write" || handler.onlyWork;
  }
}

/*
 * | lost after a main write | matters when                                                                            |
 * |-------------------------|-----------------------------------------------------------------------------------------|
 * | a write                 | later writes build on it: `create(run)`, lost: `insert(rows)`, then `enqueue(export)`   |
 * |                         | the library is known, and no trace is left                                              |
 * |                         | a broker keeps no copy, and the library is known: charged, and the period not extended  |
 * |                         | success is claimed, and no trace is left, or it is stored as a status                   |
 * | a message               | the broker is known, and others wait for it: `save(account)`, lost: `producer.send(…)`  |
 * |                         | no trace is left                                                                        |
 */
function mattersAfterAll({ unit, verdict, report, awaited }: Handler, operation: Operation): boolean {
  if (operation.tier !== "primary") return false;
  const isKnown = operation.certainty === "proved";
  if (operation.kind === "publish") return awaited && (isKnown || report === "silent");
  if (report === "silent" && isKnown && awaited) return true;
  const isTaken = unit.kind === "message" || unit.kind === "job" || unit.kind === "webhook";
  return (
    verdict?.kind === "write" ||
    (isTaken && isKnown) ||
    (verdict?.kind === "success" && (report === "silent" || verdict.isStatus === true))
  );
}

function isTakenByBroker({ unit }: Handler): boolean {
  return !unit.derived && (unit.kind === "message" || unit.kind === "job");
}

function lostText(handler: Handler): string {
  if (handler.reportText !== null) return `\`${handler.reportText}\` is all that hears of it`;
  return handler.report === "logged" ? "a log line is all that hears of it" : "nothing hears of it";
}
