import type { Unanswered } from "../../../model/unanswered.ts";
import type { Unit } from "../../../model/unit.ts";
import type { Reading } from "../reading.ts";
import { isFunction, type FunctionNode } from "../syntax/node.ts";
import { nameOfFunction } from "../units/unit-names.ts";
import { failuresWithoutAnswer } from "./failures-without-answer.ts";
import { guardsWithoutAnswer } from "./guards-without-answer.ts";
import { nameOfAnswer, Response } from "./response.ts";

/** One path without an answer, before its unit is known. */
export type Path = Pick<Unanswered, "form" | "place" | "cause" | "causePlace" | "report" | "explained">;

/** What the readers of paths are told: a function in which the response is used. */
export interface Answering {
  readonly home: FunctionNode;
  readonly fn: FunctionNode;
  readonly response: Response;
}

/** Hooks of a server, which answer only when the request ends with them: `preHandler: async (request, reply) => …`. */
const hooks =
  /^(?:pre[A-Z]\w*|on(?:Request|Send|Response|Error|Timeout)|(?:verify|check|require|ensure|authenticate|authorize|validate|attach|load)(?:[A-Z]\w*)?)$/;

/** Reads the paths of request handlers that end without an answer, where a return does not answer by itself. */
export function readUnanswered(reading: Reading): readonly Unanswered[] {
  if (!/\bre[sp]/.test(reading.file.input.text)) return [];
  return reading.units
    .all()
    .flatMap(({ node, unit }) =>
      unit.settles === "byAck" &&
      (unit.kind === "request" || unit.kind === "webhook") &&
      !(node.async && node.params.length === 2 && hooks.test(nameOfFunction(node) ?? ""))
        ? pathsOf(reading, node, unit)
        : [],
    )
    .toSorted((a, b) => a.place.start - b.place.start);
}

function pathsOf(reading: Reading, home: FunctionNode, unit: Unit): readonly Unanswered[] {
  const response = Response.of(reading, home);
  const first = response?.firstIn(home);
  // A handler that never touches its response leaves it to something that this file does not show.
  if (!response || !first) return [];
  const found: Unanswered[] = [];
  for (const body of reading.file.bodiesWithin(home)) {
    if (!isFunction(body.node) || (body.node !== home && !response.isUsedBy(body.node))) continue;
    const answering: Answering = { home, fn: body.node, response };
    for (const path of [...failuresWithoutAnswer(reading, answering), ...guardsWithoutAnswer(reading, answering)])
      found.push({ kind: "unanswered", unit, answer: nameOfAnswer(first), ...path });
  }
  return found;
}
