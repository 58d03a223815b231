import type { Acknowledgement } from "./acknowledgement.ts";
import type { DegradedReport } from "./degraded-report.ts";
import type { Drop } from "./drop.ts";
import type { EnsureExists } from "./ensure-exists.ts";
import type { Guard } from "./guard.ts";
import type { Handler } from "./handler.ts";
import type { Ignore } from "./ignore.ts";
import type { Passing } from "./passing.ts";
import type { Place } from "./place.ts";
import type { RetryLoop } from "./retry-loop.ts";
import type { SuccessClaim } from "./success-claim.ts";
import type { Unanswered } from "./unanswered.ts";
import type { UnawaitedWrite } from "./unawaited-write.ts";
import type { UnreadResult } from "./unread-result.ts";

/** Code that could not be read; a finder of silent failures says so. */
export interface Unread {
  readonly kind: "unread";
  readonly place: Place;
  readonly reason: string;
}

/** Any one thing that a finding can be about. */
export type Fact =
  | Handler
  | Guard
  | Drop
  | EnsureExists
  | Acknowledgement
  | Unanswered
  | RetryLoop
  | UnawaitedWrite
  | UnreadResult
  | SuccessClaim
  | DegradedReport
  | Ignore;

/** What reading found in one file: plain data, free of syntax, in source order. */
export interface Facts {
  readonly handlers: readonly Handler[];
  readonly guards: readonly Guard[];
  readonly drops: readonly Drop[];
  readonly ensureExists: readonly EnsureExists[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly unanswered: readonly Unanswered[];
  readonly retryLoops: readonly RetryLoop[];
  readonly unawaitedWrites: readonly UnawaitedWrite[];
  readonly unreadResults: readonly UnreadResult[];
  readonly successClaims: readonly SuccessClaim[];
  readonly degradedReports: readonly DegradedReport[];
  readonly ignores: readonly Ignore[];
  readonly passings: readonly Passing[];
  readonly unread: readonly Unread[];
}
