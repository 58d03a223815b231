import type { Fact } from "./facts.ts";
import type { Passing } from "./passing.ts";
import { weightOfClaim } from "./claim-weight.ts";
import { losesWork } from "./guard.ts";
import { isHeard, lostWrite } from "./loss.ts";
import { reportLevels, type ReportLevel } from "./report.ts";
import type { Settings } from "./settings.ts";

/** A fact about a way in which a unit can lose work. */
export type FailurePath =
  | Passing
  | Extract<
      Fact,
      {
        readonly kind:
          | "handler"
          | "guard"
          | "drop"
          | "retryLoop"
          | "unreadResult"
          | "unawaitedWrite"
          | "acknowledgement"
          | "unanswered"
          | "successClaim";
      }
    >;

/** The kinds of facts that are failure paths; of two about one place, the first says more. */
export const pathFacts: readonly (
  | "retryLoops"
  | "handlers"
  | "unreadResults"
  | "unawaitedWrites"
  | "acknowledgements"
  | "drops"
  | "guards"
  | "unanswered"
  | "successClaims"
  | "passings"
)[] = [
  "retryLoops",
  "handlers",
  "unreadResults",
  "unawaitedWrites",
  "acknowledgements",
  "drops",
  "guards",
  "unanswered",
  "successClaims",
  "passings",
];

/**
 * Work is meant to be lost there, or may be: a comment says why, or the write is one that is allowed to fail. Neither is a
 * failure path that anybody has to hear of.
 */
export function isMeantPath(path: FailurePath): boolean {
  if (path.kind === "passing") return false;
  if (path.explained) return true;
  switch (path.kind) {
    case "handler":
      return path.operations.every(({ role }) => role === "secondary");
    case "retryLoop":
    case "unreadResult":
    case "unawaitedWrite":
      return path.operation.role === "secondary";
    case "acknowledgement":
      return path.work.role === "secondary";
    case "successClaim":
    case "guard":
    case "drop":
    case "unanswered":
      return false;
  }
}

/** Somebody is told there, as far as the fact itself says: it is for rules to say that nobody is. */
export function isHeardPath(path: FailurePath, settings: Settings): boolean {
  switch (path.kind) {
    case "handler":
      return isHeard(path.knownReport, settings);
    case "retryLoop":
    case "unanswered":
      return isHeard(path.report, settings);
    case "successClaim":
      return weightOfClaim(path) !== null && isHeard(path.report, settings);
    case "guard":
      return losesWork(path.cause) && path.skipped !== null && isEnoughForItem(path.report, settings);
    case "drop":
      return isEnoughForItem(path.report, settings);
    case "passing":
      return true;
    case "unreadResult":
    case "unawaitedWrite":
    case "acknowledgement":
      return false;
  }
}

/** A line in a log is enough for an item that is passed over, unless the project asks for more. */
function isEnoughForItem(report: ReportLevel, settings: Settings): boolean {
  return reportLevels.indexOf(report) >= reportLevels.indexOf(settings.requiredReport ?? "logged");
}

export function reportOfPath(path: FailurePath): ReportLevel {
  switch (path.kind) {
    case "unreadResult":
      return path.form === "logged" ? "logged" : "silent";
    case "unawaitedWrite":
    case "acknowledgement":
      return "silent";
    case "handler":
      return path.knownReport;
    case "passing":
      return "failed";
    default:
      return path.report;
  }
}

/** When the path is taken, as a clause for people. */
export function textOfPath(path: FailurePath): string {
  switch (path.kind) {
    case "handler":
      return `\`${lostWrite(path)?.name ?? ""}\` fails`;
    case "retryLoop":
      return `\`${path.operation.name}\` fails on every attempt`;
    case "unreadResult":
      return path.settled
        ? `\`${path.operation.name}\` rejects`
        : `${path.result.failsWhen} after \`${path.operation.name}\``;
    case "unawaitedWrite":
      return path.begins
        ? `\`${path.operation.name}\` fails and nobody waits for it`
        : `\`${path.operation.name}\` never begins`;
    case "acknowledgement":
      return path.form === "onDelivery" || path.form === "emptyReply"
        ? `\`${path.work.name}\` fails with \`${path.name}\``
        : `\`${path.work.name}\` fails beside \`${path.name}\``;
    case "drop":
      return path.form === "filter" || path.form === "emptied"
        ? `\`${path.decides}\` leaves an item out`
        : `\`${path.decides}\` fits no arm`;
    case "guard":
      return path.form === "skippedArm" ? `unless \`${path.condition}\`` : `when \`${path.condition}\``;
    case "unanswered":
      return path.form === "guard" && !path.cause.startsWith("when ") ? `when ${path.cause}` : path.cause;
    case "passing":
      return path.form === "guard" ? `when \`${path.cause}\`` : `\`${path.cause}\` fails`;
    case "successClaim":
      return `\`${path.attempt.name}\` fails`;
  }
}
