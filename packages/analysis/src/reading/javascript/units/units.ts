import type { Unit } from "../../../model/unit.ts";
import { matchesName } from "../../../vocabulary/name-pattern.ts";
import { kindByName, kindByPayloadType, nameOfFunction, takesRequest } from "./unit-names.ts";
import { isMarked, kindByShape } from "./kind-by-shape.ts";
import type { Vocabulary } from "../../../vocabulary/vocabulary.ts";
import { promiseCallsOn } from "../syntax/chain.ts";
import type { Reading } from "../reading.ts";
import {
  calledName,
  contains,
  enclosingFunction,
  isFunction,
  placeOf,
  type Call,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import { isSigned } from "./is-signed.ts";
import { makeUnit } from "./make-unit.ts";
import { backlogUnitOf } from "./backlog.ts";
import { streamUnitOf } from "./stream-unit.ts";
import { Registrations } from "./registrations.ts";

export interface FoundUnit {
  readonly node: FunctionNode;
  readonly unit: Unit;
}

/** Recognises functions whose normal return tells somebody "this work is done". */
export class Units {
  private readonly reading: Reading;
  private readonly registered: ReadonlyMap<FunctionNode, Unit>;
  private found: readonly FoundUnit[] | null = null;
  private readonly derived = new Map<FunctionNode, Unit | null>();
  /** What a function shows of itself, whoever calls it. */
  private readonly own = new Map<FunctionNode, Unit | null>();
  private callers: Map<FunctionNode, Call[]> | null = null;

  constructor(reading: Reading, vocabulary: Vocabulary) {
    this.reading = reading;
    this.registered = new Registrations(reading, vocabulary).units;
  }

  /** Functions that are units by registration, by name, or because a unit of this file hands its work to them. */
  all(): readonly FoundUnit[] {
    return (this.found ??= this.find());
  }

  private find(): readonly FoundUnit[] {
    const found: FoundUnit[] = [];
    for (const body of this.reading.file.bodies) {
      const unit = isFunction(body.node) ? this.of(body.node) : null;
      if (unit && isFunction(body.node)) found.push({ node: body.node, unit });
    }
    return found;
  }

  of(node: FunctionNode): Unit | null {
    const registered = this.registered.get(node);
    if (registered) return registered;
    const derived = this.fromCaller(node);
    const own = derived?.certainty !== "proved" || this.acks(node) ? this.fromItself(node) : null;
    return own ?? derived;
  }

  /** Whoever is handed a message and acknowledges it is no mere helper of the loop that hands it over. */
  private acks(node: FunctionNode): boolean {
    return (
      node.params.length > 0 && this.fromItself(node)?.settles === "byAck" && this.fromItself(node)?.library !== null
    );
  }

  private fromItself(node: FunctionNode): Unit | null {
    let unit = this.own.get(node);
    if (unit === undefined) {
      unit =
        this.byAcknowledging(node) ??
        streamUnitOf(this.reading, node) ??
        backlogUnitOf(this.reading, node) ??
        this.byName(node);
      this.own.set(node, unit);
    }
    return unit;
  }

  /** The unit that a node belongs to; callbacks belong to the function around them. */
  around(node: Node): FoundUnit | null {
    let weakest: FunctionNode | null = null;
    for (let current = enclosingFunction(node); current; current = enclosingFunction(current)) {
      const unit = this.of(current);
      if (unit) return { node: current, unit };
      weakest = current;
      if (current.parent.type !== "CallExpression" && current.parent.type !== "NewExpression") break;
    }
    // A script's own start, `(async () => { … })()`, claims success to nobody.
    if (!weakest || (weakest.parent.type === "CallExpression" && weakest.parent.callee === weakest)) return null;
    return {
      node: weakest,
      unit: makeUnit(weakest, "function", "likely", null),
    };
  }

  /** Whoever acknowledges a message consumes it. */
  private byAcknowledging(node: FunctionNode): Unit | null {
    if (node.params.length === 0) return null;
    const { operations } = this.reading;
    for (const call of this.reading.file.bodyOf(node).calls) {
      const name = calledName(call) ?? "";
      if (!/ack|commit|delete|complete|resolve/i.test(name) || !operations.vocabulary.mayBe("ack", name)) continue;
      const operation = operations.of(call);
      if (operation?.kind === "ack" && operation.certainty === "proved")
        return makeUnit(node, "message", "proved", operation.library, { settles: "byAck" });
    }
    return null;
  }

  private byName(node: FunctionNode): Unit | null {
    const name = nameOfFunction(node);
    const { settings } = this.reading;
    if (name !== null && settings.units && matchesName(name, settings.units))
      return makeUnit(node, "job", "proved", null);
    const { file } = this.reading;
    const named = kindByName(node, name, file.input.filename) ?? kindByPayloadType(node) ?? kindByShape(file, node);
    const isHook = named === "request" && (/[hH]ook(?:Handler)?$/.test(name ?? "") || isSigned(file.textOf(node)));
    const kind = isHook ? "webhook" : named;
    // `(request, response)`: nothing is answered by a return.
    if (!kind) return null;
    const unit = makeUnit(node, kind, "likely", null, takesRequest(node) ? { settles: "byAck" } : {});
    return isMarked(node) ? { ...unit, registered: true } : unit;
  }

  /** A unit of this file that awaits or returns a call and does nothing with its result shares its verdict with it. */
  private fromCaller(node: FunctionNode): Unit | null {
    const known = this.derived.get(node);
    if (known !== undefined) return known;
    this.derived.set(node, null);
    let unit: Unit | null = null;
    for (const call of this.callersOf(node)) {
      const outer = enclosingFunction(call);
      if (!outer || !ignoresResult(call)) continue;
      const caller = this.registered.get(outer) ?? (call.arguments.length > 0 ? this.around(call)?.unit : null);
      if (caller && caller.kind !== "function" && caller.kind !== "request")
        unit = {
          ...caller,
          name: nameOfFunction(node) ?? caller.name,
          // Who listens to an event is one of many, and what they hand over may be anything.
          derived: caller.derived || caller.kind === "event" || !this.handsAllOver(outer, call),
          place: placeOf(node),
        };
    }
    this.derived.set(node, unit);
    return unit;
  }

  /** `for (const record of event.Records) await processRecord(record);`: nothing else is done, so that is the unit. */
  private handsAllOver(outer: FunctionNode, call: Call): boolean {
    for (const body of this.reading.file.bodiesWithin(outer))
      for (const other of body.calls) if (!contains(call, other) && this.reading.summaries.writeOf(other)) return false;
    return true;
  }

  /** The calls of a function in its own file. */
  callersOf(node: FunctionNode): readonly Call[] {
    if (!this.callers) {
      this.callers = new Map();
      for (const body of this.reading.file.bodies)
        for (const call of body.calls) {
          const called = this.reading.summaries.calledBy(call);
          if (!called) continue;
          const known = this.callers.get(called);
          if (known) known.push(call);
          else this.callers.set(called, [call]);
        }
    }
    return this.callers.get(node) ?? [];
  }
}

/** Whether a call stands alone, awaited or handed on, so that nobody looks at what it gives. */
export function ignoresResult(call: Call): boolean {
  const outermost = promiseCallsOn(call).at(-1) ?? call;
  const parent = outermost.parent.type === "AwaitExpression" ? outermost.parent.parent : outermost.parent;
  return (
    parent.type === "ExpressionStatement" ||
    parent.type === "ReturnStatement" ||
    parent.type === "ArrowFunctionExpression" ||
    (parent.type === "UnaryExpression" && parent.operator === "void")
  );
}
