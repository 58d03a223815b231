import type { Rule } from "@silent-failure/analysis/model";
import { ackWithoutWork } from "./ack-without-work/rule.ts";
import { createWithoutDriftCheck } from "./create-without-drift-check/rule.ts";
import { degradedReport } from "./degraded-report/rule.ts";
import { lostBatchFailure } from "./lost-batch-failure/rule.ts";
import { maskedWriteFailure } from "./masked-write-failure/rule.ts";
import { silentDrop } from "./silent-drop/rule.ts";
import { silentGuard } from "./silent-guard/rule.ts";
import { silentRetryExhaustion } from "./silent-retry-exhaustion/rule.ts";
import { successAfterFailure } from "./success-after-failure/rule.ts";
import { swallowInTransaction } from "./swallow-in-transaction/rule.ts";
import { swallowedRejection } from "./swallowed-rejection/rule.ts";
import { swallowingWrapper } from "./swallowing-wrapper/rule.ts";
import { unansweredRequest } from "./unanswered-request/rule.ts";
import { uncheckedWriteResult } from "./unchecked-write-result/rule.ts";
import { unexplainedIgnore } from "./unexplained-ignore/rule.ts";

/** Every rule, in the order in which they are listed to users. */
export const rules: readonly Rule[] = [
  maskedWriteFailure,
  successAfterFailure,
  ackWithoutWork,
  silentGuard,
  silentDrop,
  createWithoutDriftCheck,
  uncheckedWriteResult,
  swallowedRejection,
  lostBatchFailure,
  silentRetryExhaustion,
  swallowInTransaction,
  swallowingWrapper,
  unansweredRequest,
  degradedReport,
  unexplainedIgnore,
];
