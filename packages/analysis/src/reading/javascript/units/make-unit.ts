import type { Certainty } from "../../../model/operation.ts";
import type { Settling, ThrowReach, Unit, UnitKind } from "../../../model/unit.ts";
import { placeOf, type FunctionNode, type Node } from "../syntax/node.ts";
import { nameOfFunction } from "./unit-names.ts";
import { worksOn } from "./works-on.ts";

/** What a library says of its units; a name says none of it. */
export interface Semantics {
  readonly onReturn?: string | undefined;
  readonly settles?: Settling | undefined;
  readonly throwReaches?: ThrowReach | undefined;
}

/** A unit for a function that has none of its own facts yet. `handedOverAt` is the argument by which it was registered. */
export function makeUnit(
  node: FunctionNode,
  kind: UnitKind,
  certainty: Certainty,
  library: string | null,
  { onReturn, settles, throwReaches }: Semantics = {},
  handedOverAt: Node = node,
): Unit {
  return {
    name: nameOfFunction(node) ?? (library === null ? "this function" : `the ${library} handler`),
    worksOn: worksOn(node, handedOverAt),
    kind,
    certainty,
    library,
    derived: false,
    registered: certainty === "proved" || library !== null,
    place: placeOf(node),
    onReturn: onReturn ?? returns[kind],
    settles: settles ?? null,
    throwReaches: throwReaches ?? null,
    sole: kind === "job" || (library !== null && (queues.has(library) || /\bdeleted\b/.test(onReturn ?? ""))),
  };
}

/** Brokers whose queues hand a message to one consumer only; what Lambda deletes came from a queue as well. */
const queues: ReadonlySet<string> = new Set([
  "amqp-connection-manager",
  "amqplib",
  "@azure/service-bus",
  "@cloudflare/workers-types",
  "@golevelup/nestjs-rabbitmq",
  "rhea",
  "sqs-consumer",
  "@ssut/nestjs-sqs",
]);

const returns: Readonly<Record<UnitKind, string>> = {
  message: "the message counts as handled",
  job: "the job counts as completed",
  event: "the event counts as handled",
  webhook: "the sender is told that all is well",
  cron: "the run counts as done",
  request: "the caller is told that all is well",
  function: "its callers take the return for success",
};
