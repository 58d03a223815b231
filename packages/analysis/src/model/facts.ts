import type { EnsureExists } from "./ensure-exists.ts";
import type { Guard } from "./guard.ts";
import type { Handler } from "./handler.ts";
import type { Place } from "./place.ts";
import type { UnreadResult } from "./unread-result.ts";

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
  readonly unreadResults: readonly UnreadResult[];
  readonly unread: readonly Unread[];
}
