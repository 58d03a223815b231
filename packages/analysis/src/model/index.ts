export type { Acknowledgement } from "./acknowledgement.ts";
export type { Attempt } from "./attempt.ts";
export { isToldByClaim, weightOfClaim } from "./claim-weight.ts";
export type { DegradedReport } from "./degraded-report.ts";
export type { Drop } from "./drop.ts";
export type { EnsureExists } from "./ensure-exists.ts";
export type { Fact, Facts, Unread } from "./facts.ts";
export type { FailingResult } from "./failing-result.ts";
export type { Finding, TrailStep } from "./finding.ts";
export { dropsPart, losesWork, type Guard, type GuardCause } from "./guard.ts";
export { lossOfGuard, type GuardLoss } from "./guard-loss.ts";
export { faultOf, type Fault, type Handler, type HandlerForm } from "./handler.ts";
export type { Ignore } from "./ignore.ts";
export { libraryOfFact } from "./library-of-fact.ts";
export { isHeard, lossOf, nameOfUnit, type Loss } from "./loss.ts";
export { isWrite, type Certainty, type Operation, type OperationKind, type Role, type Tier } from "./operation.ts";
export { lostIn } from "./lost-in.ts";
export type { Place } from "./place.ts";
export { plainText, type Plan, type PlanEdit, type PlanText, type TabStop } from "./plan.ts";
export { maximumRemedies, remediesOf } from "./remedies-of.ts";
export { remedyNames, type RemedyName } from "./remedy.ts";
export { reportLevels, strongest, type ReportLevel } from "./report.ts";
export type { RetryLoop } from "./retry-loop.ts";
export { defineRule, type Rule } from "./rule.ts";
export { settingNames, type Settings } from "./settings.ts";
export type { ClaimForm, SuccessClaim } from "./success-claim.ts";
export type { Unanswered } from "./unanswered.ts";
export type { UnawaitedWrite } from "./unawaited-write.ts";
export type { Settling, ThrowReach, Unit, UnitKind } from "./unit.ts";
export type { UnreadResult } from "./unread-result.ts";
export type { Verdict } from "./verdict.ts";
export {
  judgesPaths,
  visibilityOf,
  type Judgement,
  type PathVisibility,
  type UnitVisibility,
} from "./visibility.ts";
