import type { Operation } from "../../../model/operation.ts";
import type { UnawaitedWrite } from "../../../model/unawaited-write.ts";
import { isSideFunction } from "../../../vocabulary/role-names.ts";
import { writesLeaving } from "../failure-paths/protected-writes.ts";
import { verdictAfter } from "../failure-paths/verdict-after.ts";
import { followsPrimary } from "../failure-paths/follows-primary.ts";
import { isOnErrorPath, isRepeated, isSideRoom } from "../handlers/is-side-room.ts";
import type { Reading } from "../reading.ts";
import { isPromiseMethod } from "../syntax/chain.ts";
import {
  calledName,
  enclosingFunction,
  isFunction,
  unwrap,
  pathOf,
  placeOf,
  type Call,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import { nameOfFunction } from "../units/unit-names.ts";
import type { FoundUnit } from "../units/units.ts";
import { writeOfEachItem } from "./each-item.ts";
import { leftAs } from "./is-left.ts";
import { promisedWrite } from "./promised-write.ts";

interface Left {
  readonly form: UnawaitedWrite["form"];
  readonly site: Node;
  readonly operation: Operation;
  readonly begins: boolean;
}

/** Reads writes that a function begins and leaves. */
export function readUnawaitedWrites(reading: Reading): readonly UnawaitedWrite[] {
  // Whoever listens for these hears of every promise that is left.
  if (reading.file.input.text.includes("unhandledRejection")) return [];
  const found: UnawaitedWrite[] = [];
  for (const body of reading.file.bodies)
    for (const call of body.calls) {
      if (isPromiseMethod(call)) continue;
      const left = leftWrite(reading, call);
      const fact = left ? toFact(reading, call, left) : null;
      if (fact) found.push(fact);
    }
  return found.toSorted((a, b) => a.place.start - b.place.start);
}

function leftWrite(reading: Reading, call: Call): Left | null {
  // `(async () => { … })();` is work that is sent off on purpose.
  if (isFunction(unwrap(call.callee))) return null;
  // `await orders.map(async (order) => …)` waits for a list, not for what is in it.
  const outer = call.parent.type === "AwaitExpression" ? call.parent.parent : null;
  const list = outer?.type === "ExpressionStatement" ? { form: "floating" as const, site: outer } : null;
  const left = list ?? leftAs(call, reading.bindings);
  if (!left) return null;
  const each = writeOfEachItem(reading, call);
  if (each) return { ...left, ...each, form: "eachItem" };
  if (list) return null;
  // `Promise.all(orders.map((order) => save(order)));`
  if (/^Promise\.(?:all|allSettled|race|any)$/.test(pathOf(call.callee) ?? "")) {
    const [operation] = writesLeaving(reading, call.arguments);
    return operation ? { ...left, operation, begins: true } : null;
  }
  // Asked before the write: that may stand in another file, and most calls belong to nobody.
  if (!homeOf(reading, left.site)) return null;
  const write = promisedWrite(reading, call);
  return write ? { ...left, ...write } : null;
}

/** The unit that a left call belongs to, and the function it stands in. */
function homeOf(reading: Reading, site: Node): (FoundUnit & { readonly inner: FunctionNode }) | null {
  const inner = enclosingFunction(site);
  const around = inner ? reading.units.around(site) : null;
  return inner && around && !isPutOff(inner, around.node) ? { ...around, inner } : null;
}

function toFact(reading: Reading, call: Call, left: Left): UnawaitedWrite | null {
  const { form, site, operation, begins } = left;
  const around = homeOf(reading, site);
  if (!around) return null;
  const { node: home, unit, inner } = around;
  const couldWait = inner.async;
  // A function that cannot wait has callers who know that it does not; only what is surely written is spoken of.
  if (!couldWait && unit.kind === "function" && !isMainStatement(left)) return null;
  const arm = { site, operations: [operation] };
  const { verdict, writesOn } = verdictAfter(
    reading,
    { ...arm, form: "catchCallback", place: call, body: [], errors: [], returnLeaves: false, awaited: false },
    home,
    unit,
  );
  if (!verdict) return null;
  const follows = followsPrimary(reading, arm.site, arm.operations, home);
  return {
    kind: "unawaitedWrite",
    form,
    unit,
    place: placeOf(call.callee),
    operation: isSide(reading, call, site, home) ? { ...operation, role: "secondary" } : operation,
    begins,
    verdict,
    couldWait,
    explained: reading.intent.explains(site),
    followsPrimary: follows,
    onlyWork: !follows && !writesOn,
  };
}

function isMainStatement({ form, operation }: Left): boolean {
  return (
    form === "floating" &&
    operation.certainty === "proved" &&
    operation.role === "primary" &&
    operation.tier === "primary"
  );
}

/** Work that is put off on purpose: `setTimeout(async () => …)`, `emitter.on('saved', async () => …)`. */
function isPutOff(inner: FunctionNode, home: FunctionNode): boolean {
  for (let node: FunctionNode | null = inner; node && node !== home; node = enclosingFunction(node)) {
    const call = node.parent;
    if (call.type !== "CallExpression" && call.type !== "NewExpression") return true;
    if (
      /^(?:setTimeout|setImmediate|setInterval|nextTick|queueMicrotask|on|once|addListener|addEventListener|subscribe|defer|after|waitUntil|tap)$/.test(
        calledName(call) ?? "",
      )
    )
      return true;
  }
  return false;
}

function isSide(reading: Reading, call: Call, site: Node, home: FunctionNode): boolean {
  const name = nameOfFunction(home) ?? "";
  return (
    isSideFunction(name) ||
    /background|fireAndForget|detached|deferred|noWait|nonBlocking/i.test(`${name} ${pathOf(call.callee) ?? ""}`) ||
    isSideRoom(reading.file.input.filename) ||
    isOnErrorPath(site, home) ||
    isRepeated(site)
  );
}
