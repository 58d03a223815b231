import type { TSESTree } from "@typescript-eslint/types";
import type { Acknowledgement } from "../../../model/acknowledgement.ts";
import { functionOf } from "../handlers/promise-handler.ts";
import type { Reading } from "../reading.ts";
import {
  bodyOf,
  isFunction,
  pathOf,
  placeOf,
  propertyOf,
  unwrap,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import { Payload } from "../units/payload.ts";
import { workIn } from "./work-in.ts";

/** `return { batchItemFailures: [] }` after `Promise.allSettled(…)`: the whole batch is deleted, whatever was rejected. */
export function emptyReplies(reading: Reading): readonly Acknowledgement[] {
  if (!reading.file.input.text.includes("batchItemFailures")) return [];
  return reading.units.all().flatMap(({ node, unit }) => {
    const reply = unit.settles === "byReturn" ? emptyReplyOf(reading, node) : null;
    const work = reply ? settledWork(reading, node) : null;
    if (!reply || !work) return [];
    return {
      kind: "acknowledgement" as const,
      form: "emptyReply" as const,
      unit,
      place: placeOf(reply),
      name: "batchItemFailures: []",
      certainty: unit.certainty,
      work,
      named: false,
      agreed: false,
      explained: reading.intent.explains(reply),
    };
  });
}

/** The return that answers with an empty list, when no other return answers with one that is filled. */
export function emptyReplyOf(reading: Reading, home: FunctionNode): TSESTree.ReturnStatement | null {
  let empty: TSESTree.ReturnStatement | null = null;
  for (const statement of reading.file.bodyOf(home).returns) {
    const list = statement.argument ? propertyOf(unwrap(statement.argument), "batchItemFailures") : null;
    if (!list) continue;
    if (!isEmptyList(reading, list)) return null;
    empty = statement;
  }
  return empty;
}

/** `[]`, or a constant that is set to `[]` and that nothing but the reply ever names. */
function isEmptyList(reading: Reading, list: Node): boolean {
  const value = unwrap(list);
  if (value.type === "ArrayExpression") return value.elements.length === 0;
  if (value.type !== "Identifier") return false;
  const start = reading.bindings.initialValue(value);
  const uses = reading.bindings.variableOf(value)?.references.filter((reference) => reference.isRead()) ?? [];
  return start?.type === "ArrayExpression" && start.elements.length === 0 && uses.length === 1;
}

/** What `Promise.allSettled(event.Records.map(store))` runs. */
function settledWork(reading: Reading, home: FunctionNode): Acknowledgement["work"] | null {
  const call = reading.file.bodyOf(home).calls.find((one) => pathOf(one.callee) === "Promise.allSettled");
  if (!call) return null;
  const here = workIn(reading, call.arguments, new Payload(reading, home))[0];
  if (here) return here.operation;
  const list = call.arguments[0];
  const mapper = list?.type === "CallExpression" ? list.arguments[0] : undefined;
  const fn = mapper && !isFunction(mapper) ? functionOf(reading, mapper) : null;
  const inner = fn ? workIn(reading, bodyOf(fn), new Payload(reading, fn))[0] : undefined;
  return inner?.operation ?? null;
}
