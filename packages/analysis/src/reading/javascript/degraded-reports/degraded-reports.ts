import type { Reading } from "../reading.ts";
import type { DegradedReport } from "../../../model/degraded-report.ts";
export function readDegradedReports(_reading: Reading): readonly DegradedReport[] {
  return [];
}
