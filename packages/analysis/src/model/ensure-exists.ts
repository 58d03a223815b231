import type { Operation } from "./operation.ts";
import type { Place } from "./place.ts";

/** A thing with a schema that is created when it is missing. */
export interface EnsureExists {
  readonly kind: "ensureExists";
  readonly form: "exists-then-create" | "describe-fails" | "swallow-exists" | "one-call" | "sql-text";
  /** Where the live schema goes unread: the existence test, the catch, or the call itself. */
  readonly place: Place;
  /** The test, e.g. `client.hasCollection()`; null for the one-call and SQL forms. */
  readonly test: Operation | null;
  readonly create: Operation;
  /** `collection`, `table`, `index` … */
  readonly resource: string;
  /** The create is given what the thing has to look like. */
  readonly definesSchema: boolean;
  /** The live schema is read and compared, or altered, in reach of this place. */
  readonly compares: boolean;
  readonly explained: boolean;
  /** Where the function goes on as if the schema matched. */
  readonly verdict: { readonly text: string; readonly place: Place };
}
