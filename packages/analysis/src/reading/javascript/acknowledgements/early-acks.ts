import type { Operation } from "../../../model/operation.ts";
import type { Unit } from "../../../model/unit.ts";
import { statementsAfter } from "../failure-paths/verdict-after.ts";
import { endsNormally } from "../syntax/ends-of.ts";
import { siteOf } from "../handlers/site-of.ts";
import type { Reading } from "../reading.ts";
import {
  calledName,
  contains,
  enclosingFunction,
  isFunction,
  isLoop,
  receiverOf,
  statementsOf,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import { Payload } from "../units/payload.ts";
import { acksOf, type Ack } from "./acks.ts";
import { isCaughtWithin, isHeard } from "./is-heard.ts";
import { workIn, type Work } from "./work-in.ts";

/** An acknowledgement that work follows, in the same function. */
export interface EarlyAck {
  readonly ack: Ack;
  readonly unit: Unit;
  readonly site: Node;
  /** What follows and whose failure nobody hears of. */
  readonly work: readonly Operation[];
}

/** Acknowledgements that come before the work; asked by the reader of handlers, too, so that one fault is one finding. */
export class EarlyAcks {
  private readonly reading: Reading;
  private known: readonly EarlyAck[] | null = null;
  private acks: readonly Ack[] | null = null;
  private places: ReadonlySet<number> | null = null;

  constructor(reading: Reading) {
    this.reading = reading;
  }

  all(): readonly EarlyAck[] {
    return (this.known ??= this.acknowledging().flatMap((ack) => earlyAck(this.reading, ack) ?? []));
  }

  acknowledging(): readonly Ack[] {
    return (this.acks ??= acksOf(this.reading));
  }

  /** Whether one of these writes runs when its message is already off the list. */
  precede(operations: readonly Operation[]): boolean {
    this.places ??= new Set(this.all().flatMap(({ work }) => work.map(({ place }) => place.start)));
    return this.places.size > 0 && operations.some(({ place }) => this.places?.has(place.start) ?? false);
  }
}

function earlyAck(reading: Reading, ack: Ack): EarlyAck | null {
  const site = siteOf(ack.call);
  const inner = enclosingFunction(ack.call);
  if (!inner || site.type === "ReturnStatement") return null;
  const { after } = statementsAfter(site, inner);
  const reached = [...within(site, inner, after), ...afterLoop(reading, site, inner)];
  if (reached.length === 0) return null;
  const around = reading.units.around(ack.call);
  if (!around || !isTakenFor(ack, around.unit) || isOnFailurePath(site, inner)) return null;
  const payload = new Payload(reading, around.node);
  const work = workIn(reading, reached, payload).filter((one) => isLost(reading, one, ack, around));
  if (work.length === 0 || isWorkDoneBefore(reading, site, inner, payload)) return null;
  return { ack, unit: around.unit, site, work: work.map(({ operation }) => operation) };
}

/** A 2xx settles a request, and an ack a message; `ack()` of a chat framework only says "seen". */
function isTakenFor(ack: Ack, unit: Unit): boolean {
  if (ack.is === "answer") return unit.kind === "webhook" || unit.kind === "request";
  return unit.library !== "@slack/bolt";
}

function isLost(
  reading: Reading,
  { call }: Work,
  ack: Ack,
  { node: home, unit }: { readonly node: FunctionNode; readonly unit: Unit },
): boolean {
  // Whoever answers a caller first and catches what comes later has a handler that is judged by itself.
  if (ack.is === "answer" && unit.kind === "request" && isCaughtWithin(call, home)) return false;
  return !isHeard(reading, call, home);
}

/** What follows, as far as it runs on the same condition: not all that comes after `if (early) ack()`. */
function within(site: Node, home: FunctionNode, after: readonly Node[]): readonly Node[] {
  let reached = after;
  for (let node = site; node.parent && node !== home; node = node.parent) {
    const { parent } = node;
    const isArm =
      parent.type === "SwitchCase" ||
      isLoop(parent) ||
      (parent.type === "IfStatement" && parent.test !== node) ||
      parent.type === "ConditionalExpression" ||
      parent.type === "LogicalExpression";
    if (isArm) reached = reached.filter((statement) => contains(parent, statement));
  }
  return reached;
}

/** `for (const m of messages) ack(m)`, `messages.forEach((m) => m.ack())`: later work on the same list. */
function afterLoop(reading: Reading, site: Node, inner: FunctionNode): readonly Node[] {
  let loop: Node | null = null;
  let list: Node | null = null;
  for (let node: Node = site; node.parent && node !== inner && !loop; node = node.parent)
    if (node.parent.type === "ForOfStatement") [loop, list] = [node.parent, node.parent.right];
  const call = inner.parent;
  if (!loop && call.type === "CallExpression" && /^(?:forEach|map)$/.test(calledName(call) ?? ""))
    [loop, list] = [siteOf(call), receiverOf(call)];
  const home = loop ? enclosingFunction(loop) : null;
  const variable = list?.type === "Identifier" ? reading.bindings.variableOf(list) : null;
  if (!loop || !home || !variable) return [];
  const same = (statement: Node): boolean =>
    variable.references.some((reference) => contains(statement, reference.identifier as Node));
  return within(loop, home, statementsAfter(loop, home).after).filter(same);
}

/** In a `catch`, or in a `finally`: those are told apart elsewhere. */
function isOnFailurePath(site: Node, home: FunctionNode): boolean {
  for (let node: Node = site; node.parent && node !== home; node = node.parent)
    if (node.type === "CatchClause" || (node.parent.type === "TryStatement" && node.parent.finalizer === node))
      return true;
  return false;
}

/** Work that is done when the ack comes, such as the row of an inbox: what follows is only a follow-up. */
function isWorkDoneBefore(reading: Reading, site: Node, inner: FunctionNode, payload: Payload): boolean {
  for (let fn: FunctionNode | null = inner; fn; fn = isIterating(fn) ? enclosingFunction(fn) : null) {
    if (workIn(reading, statementsBefore(reading, site, fn), payload).length > 0) return true;
  }
  return false;
}

function isIterating(fn: FunctionNode): boolean {
  return fn.parent.type === "CallExpression" && /^(?:forEach|map)$/.test(calledName(fn.parent) ?? "");
}

/** The statements that ran on the way to this one; arms of other choices did not. */
function statementsBefore(reading: Reading, site: Node, home: FunctionNode): readonly Node[] {
  const before: Node[] = [];
  for (let node = site; node.parent && node !== home; node = node.parent) {
    const { parent } = node;
    const list =
      parent.type === "BlockStatement" ? parent.body : parent.type === "SwitchCase" ? parent.consequent : null;
    if (list)
      before.push(...(list as readonly Node[]).slice(0, list.indexOf(node as never)).filter((one) => !isFunction(one)));
  }
  return before.filter(
    (node) =>
      node.type !== "SwitchStatement" &&
      (node.type !== "IfStatement" || endsNormally(statementsOf(node.consequent), reading.summaries.neverReturns)),
  );
}
