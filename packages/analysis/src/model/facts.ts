import type { DegradedReport } from "./degraded-report.ts";
import type { EnsureExists } from "./ensure-exists.ts";
import type { Guard } from "./guard.ts";
import type { Handler } from "./handler.ts";
import type { Ignore } from "./ignore.ts";
import type { Place } from "./place.ts";
import type { SuccessClaim } from "./success-claim.ts";

/** Code that could not be read; a finder of silent failures says so. */
export interface Unread {
  readonly kind: "unread";
  readonly place: Place;
  readonly reason: string;
}

/** What reading found in one file: plain data, free of syntax, in source order. */
export interface Facts {
  readonly handlers: readonly Handler[];
  readonly guards: readonly Guard[];
  readonly ensureExists: readonly EnsureExists[];
  readonly successClaims: readonly SuccessClaim[];
  readonly degradedReports: readonly DegradedReport[];
  readonly ignores: readonly Ignore[];
  readonly unread: readonly Unread[];
}
