import type { Fact } from "../../model/facts.ts";
import type { Finding } from "../../model/finding.ts";
import type { Plan } from "../../model/plan.ts";
import { maximumRemedies, remediesOf } from "../../model/remedies-of.ts";
import type { RemedyName } from "../../model/remedy.ts";
import type { Reading } from "../../reading/javascript/reading.ts";
import { markIntended } from "./planners/mark-intended.ts";
import { planAcknowledgement } from "./planners/plan-acknowledgement.ts";
import { planDegradedReport } from "./planners/plan-degraded-report.ts";
import { planDrop } from "./planners/plan-drop.ts";
import { planEnsureExists } from "./planners/plan-ensure-exists.ts";
import { planGuard } from "./planners/plan-guard.ts";
import { planHandler } from "./planners/plan-handler.ts";
import { planIgnore } from "./planners/plan-ignore.ts";
import { planRetryLoop } from "./planners/plan-retry-loop.ts";
import { planSuccessClaim } from "./planners/plan-success-claim.ts";
import { planUnanswered } from "./planners/plan-unanswered.ts";
import { planUnawaitedWrite } from "./planners/plan-unawaited-write.ts";
import { planUnreadResult } from "./planners/plan-unread-result.ts";

/** What helps against a finding of a rule in this file, best first; the last is always to mark it as intended. */
export function plansOf(reading: Reading, rule: string, finding: Pick<Finding, "about" | "place">): readonly Plan[] {
  const { about } = finding;
  const plans = remediesOf(about).flatMap((remedy) => planOf(reading, about, remedy) ?? []);
  const intended =
    about.kind === "ignore"
      ? planIgnore(reading, about, "markIntended")
      : markIntended(reading, rule, finding.place.start);
  return [...plans.slice(0, maximumRemedies - 1), ...(intended ? [intended] : [])];
}

/** One remedy, worded against one fact; null where there are no words for it. */
export function planOf(reading: Reading, fact: Fact, remedy: RemedyName): Plan | null {
  switch (fact.kind) {
    case "handler":
      return planHandler(reading, fact, remedy);
    case "guard":
      return planGuard(reading, fact, remedy);
    case "drop":
      return planDrop(reading, fact, remedy);
    case "ensureExists":
      return planEnsureExists(reading, fact, remedy);
    case "unreadResult":
      return planUnreadResult(reading, fact, remedy);
    case "unawaitedWrite":
      return planUnawaitedWrite(reading, fact, remedy);
    case "retryLoop":
      return planRetryLoop(reading, fact, remedy);
    case "successClaim":
      return planSuccessClaim(reading, fact, remedy);
    case "degradedReport":
      return planDegradedReport(reading, fact, remedy);
    case "ignore":
      return planIgnore(reading, fact, remedy);
    case "acknowledgement":
      return planAcknowledgement(reading, fact, remedy);
    case "unanswered":
      return planUnanswered(reading, fact, remedy);
  }
}
