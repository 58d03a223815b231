import type { Operation, OperationKind } from "../../../model/operation.ts";
import type { ReportLevel } from "../../../model/report.ts";
import type { ImportPath } from "../resolving/origins.ts";

/** What a function does when it is called: plain data. */
export interface Summary {
  /** The first write whose failure leaves the function as a throw or rejection. */
  readonly write: Operation | null;
  /** The write that is lost when nobody waits for the function: as `write`, but not what it does about a failure. */
  readonly lostByLeaving: Operation | null;
  /** What somebody learns from a call: a log, a metric, a dead letter. */
  readonly report: ReportLevel;
  /** It always throws or ends the process. */
  readonly neverReturns: boolean;
  /** It calls something that is no log. */
  readonly calls: boolean;
  /** A method that keeps what it is given in its object. */
  readonly keeps: boolean;
  /** It throws on some path. */
  readonly throws: boolean;
  /** All that it waits for stands in a `try` whose handler keeps the failure: whoever calls it never hears of one. */
  readonly contained: boolean;
  /** It settles a message itself. */
  readonly settles: "ack" | "nack" | null;
  /** The first operation of each kind that it performs. */
  readonly performs: ReadonlyMap<OperationKind, Operation>;
  /** It gives a promise, by its keyword or its type. */
  readonly async: boolean;
  /** What it calls in other modules. */
  readonly remote: readonly RemoteCall[];
  /** It calls something that neither the vocabulary nor the project's files explain. */
  readonly opaque: boolean;
}

/** A call into another module. */
export interface RemoteCall {
  readonly source: string;
  readonly path: ImportPath;
  /** A `try` or `.catch` around it keeps its failure inside the function. */
  readonly isProtected: boolean;
  /** It is called when something has failed already. */
  readonly isAfterFailure: boolean;
  /** Done for what it does, not for what it gives: only then may it tell or store what the project does not show. */
  readonly stands: boolean;
}

export const emptySummary: Summary = {
  write: null,
  lostByLeaving: null,
  report: "silent",
  neverReturns: false,
  throws: false,
  keeps: false,
  calls: false,
  contained: false,
  settles: null,
  performs: new Map(),
  async: false,
  remote: [],
  opaque: false,
};
