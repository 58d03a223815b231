/** How what a call gives tells that it failed, for calls that fail without throwing. */
export interface FailingResult {
  /** Fields and methods of which any one tells, e.g. `errors`; left out, the value itself does: `false`, a list of pairs. */
  readonly reads?: readonly string[];
  /** The condition, as a clause for messages: "`errors` is true". */
  readonly failsWhen: string;
  /** `high` work is lost · `medium` part of it, or the broker does not confirm · `low` nothing was there to be changed. */
  readonly severity: "high" | "medium" | "low";
  /**
   * What has the fields: the value that a promise resolves to (when nothing is said), the value that is returned on the spot,
   * or the error that is thrown. `later`: nothing has them yet; a hook, an event or another call tells.
   */
  readonly of?: "resolved" | "returned" | "thrown" | "later";
  /** No failure at all is thrown, not even a lost connection: a `try` around the call hears nothing. */
  readonly neverThrows?: boolean;
  /** Options without which it throws: `ordered: false`; a name alone means that the option is set. */
  readonly onlyWith?: readonly string[];
  /** Options, and calls of the chain, with which it throws or hands the failure elsewhere: `throwOnError`, `onDrop`. */
  readonly unless?: readonly string[];
}
