import type { Operation } from "../../../model/operation.ts";
import type { ReportLevel } from "../../../model/report.ts";

/** What somebody learns from an operation. */
export function levelOf(operation: Operation | null): ReportLevel {
  switch (operation?.kind) {
    case "log":
      return "logged";
    case "metric":
    case "alert":
      return "counted";
    case "deadLetter":
      return "deadLettered";
    case "nack":
    case "retry":
      return "failed";
    default:
      return "silent";
  }
}
