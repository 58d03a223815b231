import type { Rule } from "@silent-failure/analysis/model";
import { createWithoutDriftCheck } from "./create-without-drift-check/rule.ts";
import { degradedReport } from "./degraded-report/rule.ts";
import { maskedWriteFailure } from "./masked-write-failure/rule.ts";
import { silentGuard } from "./silent-guard/rule.ts";
import { successAfterFailure } from "./success-after-failure/rule.ts";
import { unexplainedIgnore } from "./unexplained-ignore/rule.ts";

/** Every rule, in the order in which they are listed to users. */
export const rules: readonly Rule[] = [
  maskedWriteFailure,
  silentGuard,
  createWithoutDriftCheck,
  successAfterFailure,
  degradedReport,
  unexplainedIgnore,
];
