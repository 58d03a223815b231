import type { WholeSpan } from "./frame.ts";
/** One way in which a unit can lose work, and what it tells of it. */
export interface ReportedPath {
  readonly kind:
    | "handler"
    | "guard"
    | "unreadResult"
    | "unawaitedWrite"
    | "retryLoop"
    | "acknowledgement"
    | "unanswered"
    | "drop";
  /** As a clause for people: "`orders.save()` fails", "when `!isValid(event)`". */
  readonly text: string;
  readonly span: WholeSpan;
  readonly report: "silent" | "logged" | "counted" | "deadLettered" | "failed";
  /** Somebody learns of it. */
  readonly isHeard: boolean;
}
export interface ReportedUnit {
  readonly name: string;
  readonly kind: "message" | "job" | "event" | "webhook" | "cron" | "request" | "function";
  readonly span: WholeSpan;
  /** In source order. */
  readonly paths: readonly ReportedPath[];
}
