import type { Certainty } from "../../../model/operation.ts";
import type { Settling, ThrowReach, Unit, UnitKind } from "../../../model/unit.ts";
import { placeOf, type FunctionNode } from "../syntax/node.ts";
import { nameOfFunction } from "./unit-names.ts";

/** What a library says of its units; a name says none of it. */
export interface Semantics {
  readonly onReturn?: string | undefined;
  readonly settles?: Settling | undefined;
  readonly throwReaches?: ThrowReach | undefined;
}

/** A unit for a function that has none of its own facts yet. */
export function makeUnit(
  node: FunctionNode,
  kind: UnitKind,
  certainty: Certainty,
  library: string | null,
  { onReturn, settles, throwReaches }: Semantics = {},
): Unit {
  return {
    name: nameOfFunction(node) ?? (library === null ? "this function" : `the ${library} handler`),
    kind,
    certainty,
    library,
    derived: false,
    place: placeOf(node),
    onReturn: onReturn ?? returns[kind],
    settles: settles ?? null,
    throwReaches: throwReaches ?? null,
  };
}

const returns: Readonly<Record<UnitKind, string>> = {
  message: "the message counts as handled",
  job: "the job counts as completed",
  event: "the event counts as handled",
  webhook: "the sender is told that all is well",
  cron: "the run counts as done",
  request: "the caller is told that all is well",
  function: "its callers take the return for success",
};
