/**
 * What a failure path does so that somebody learns of it, weakest first.
 * `failed` covers throw, reject, nack, `next(err)`, an error response, and an error value that a caller reads.
 */
export const reportLevels = ["silent", "logged", "counted", "deadLettered", "failed"] as const;

export type ReportLevel = (typeof reportLevels)[number];

export function strongest(a: ReportLevel, b: ReportLevel): ReportLevel {
  return reportLevels.indexOf(a) >= reportLevels.indexOf(b) ? a : b;
}

export function weakest(a: ReportLevel, b: ReportLevel): ReportLevel {
  return reportLevels.indexOf(a) <= reportLevels.indexOf(b) ? a : b;
}
