import type { Guard } from "../../../model/guard.ts";
import { wordsOf } from "../../../vocabulary/name-pattern.ts";
import type { Unit } from "../../../model/unit.ts";
import { writesLeaving } from "../failure-paths/protected-writes.ts";
import { statementsAfter } from "../failure-paths/verdict-after.ts";
import { clip } from "../syntax/clip.ts";
import type { Reading } from "../reading.ts";
import {
  enclosingFunction,
  isFunction,
  isLoop,
  pathOf,
  placeOf,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import { isSettling } from "../units/backlog.ts";
import type { Payload } from "../units/payload.ts";
import { causeOf, conditionOf } from "./guard-cause.ts";
import { causeInUnit } from "./cause-in-unit.ts";
import { faintLogOf, reportOfExit } from "./guard-report.ts";
import { firstWork } from "./skipped-work.ts";

export type Draft = Omit<Guard, "siblingReports">;

/** Where a choice stands: the statement or expression, its test, and where what is underlined ends. */
export interface Choice {
  readonly node: Node;
  readonly test: Node;
  readonly end: number;
}

/** What a test says, also where it is held by a constant: `!usable`. */
function conditionText(reading: Reading, test: Node): string {
  const asked = test.type === "UnaryExpression" && test.operator === "!" ? test.argument : test;
  return reading.file.textOf(conditionOf(reading, asked));
}

/** Whether a field is there, and nothing else. */
function asksPresence(text: string, payload: Payload, test: Node): boolean {
  return (
    !/\(|instanceof|[<>]|\.(?:success|ok|valid|error)\b/.test(text) &&
    // `typeof id !== "undefined"` only asks whether it is there.
    (!/\btypeof\b/.test(text) || /["']undefined["']/.test(text)) &&
    !/version\b.{0,20}[!=]==?/i.test(text) &&
    // `result._tag === "Left"` asks what it is.
    (!/[!=]==? {0,2}["'`]\w/.test(text) || /\btypeof\b/.test(text)) &&
    !isChecked(payload.valueOf(subjectOf(test)))
  );
}

/** A guard as far as it can be read alone. `arm` is what runs when it leaves, null when nothing does. */
export function draftOf(
  reading: Reading,
  payload: Payload,
  choice: Choice,
  leavesWhen: boolean,
  form: Guard["form"],
  unit: Unit,
  home: FunctionNode,
  rest: readonly Node[],
  arm: Node | null,
): Draft {
  const { node, test } = choice;
  const cause = causeInUnit(payload, unit, test, leavesWhen, causeOf(reading, payload, test, leavesWhen));
  // What is left before it is marked as done stays on the list.
  const stays = unit.settles === "byAck" && unit.kind === "job" && arm !== null && !isSettledIn(reading, arm);
  const text = reading.file.textOf(test);
  const report = arm ? reportOfExit(reading, arm) : "silent";
  return {
    kind: "guard",
    form,
    unit,
    place: { start: placeOf(node).start, end: choice.end },
    condition: clip(text),
    cause: stays ? "unclassified" : cause,
    presenceOnly: cause === "invalid-payload" && asksPresence(conditionText(reading, test), payload, test),
    asksIdentity: asksIdentity(text, unit),
    skipped: firstWork(reading, rest),
    report,
    faintLog: arm && report === "logged" ? faintLogOf(reading, payload, arm) : null,
    perItem: endsOneItem(node, form, home),
    followsWork: followsWork(reading, node, home),
    explained: reading.intent.remarks(arm ?? node, node.range[0]),
  };
}

/**
 * Only one turn of a loop over items ends: by `continue`, by the end of the turn, or by the return of its callback.
 * A stream of messages, `for await (const message of subscription)`, is no batch: each turn is a unit's worth.
 */
export function endsOneItem(site: Node, form: Guard["form"], home: FunctionNode): boolean {
  if (statementsAfter(site, home).loop !== "items") return false;
  const inner = enclosingFunction(site);
  const around = loopAround(site);
  if (around?.type === "ForOfStatement" && around.await) return false;
  if (form === "return" || !around) return inner !== home;
  return form !== "break" || !isLoop(around);
}

/** Another statement of the way here makes a main write; what an earlier choice does is on a way of its own. */
export function followsWork(reading: Reading, site: Node, home: FunctionNode): boolean {
  for (let node = site; node.parent && node !== home && !isLoop(node); node = node.parent) {
    const { parent } = node;
    const list: readonly Node[] =
      parent.type === "BlockStatement" ? parent.body : parent.type === "SwitchCase" ? parent.consequent : [];
    const before = list
      .slice(0, Math.max(0, list.indexOf(node)))
      .filter((statement) => statement.type === "ExpressionStatement" || statement.type === "VariableDeclaration");
    if (writesLeaving(reading, before).some(({ role, tier }) => role === "primary" && tier === "primary")) return true;
  }
  return false;
}

/** `!event.payload?.orderId` in `onOrderShipped`: without it, nobody knows which order. */
function asksIdentity(text: string, unit: Unit): boolean {
  const words = new Set(wordsOf(unit.name));
  return [...text.matchAll(/\b([a-z]{3,30})(?:Id|ID|_id|Number|No|Key|Ref)\b/g)].some(
    ([, noun]) =>
      noun !== undefined &&
      words.has(noun.toLowerCase()) &&
      !/^(?:user|session|request|trace|event|message)$/.test(noun),
  );
}

function isSettledIn(reading: Reading, arm: Node): boolean {
  let settled = false;
  reading.file.descend(arm, (node) => {
    settled ||= node.type === "CallExpression" && isSettling(node);
    return !settled;
  });
  return settled;
}

/** The nearest loop or switch of the same function. */
function loopAround(site: Node): Node | null {
  for (let node = site.parent; node && !isFunction(node); node = node.parent)
    if (isLoop(node) || node.type === "SwitchStatement") return node;
  return null;
}

/** `order` of `!order` and of `order === null`. */
function subjectOf(test: Node): Node {
  if (test.type === "UnaryExpression") return test.argument;
  return test.type === "BinaryExpression" ? test.left : test;
}

/** What a call gave has been looked for; a parameter of an address or a header is as optional as a field. */
function isChecked(value: Node | null): boolean {
  if (value?.type !== "CallExpression") return false;
  return !/(?:searchParams|params|headers|cookies|query)\.get$/i.test(pathOf(value.callee) ?? "");
}
