import type { Operation } from "../../../model/operation.ts";
import { isWrite } from "../../../model/operation.ts";
import { lastPart } from "../../../vocabulary/name-pattern.ts";
import { isSideFunction, roleByName } from "../../../vocabulary/role-names.ts";
import { isEffectVerb, writeByName } from "../../../vocabulary/write-names.ts";
import type { Reading } from "../reading.ts";
import { promiseCallsOn } from "../syntax/chain.ts";
import { calledName, isFunction, pathOf, placeOf, receiverOf, type Call } from "../syntax/node.ts";
import { writeRunInside } from "./run-inside.ts";

/** Libraries whose writes return at once and tell of a failure elsewhere, or not at all. */
const synchronous: ReadonlySet<string> = new Set([
  "better-sqlite3",
  "amqplib",
  "node-rdkafka",
  "@confluentinc/kafka-javascript",
  "mqtt",
  "rhea",
  "@nestjs/microservices",
  "@nestjs/event-emitter",
  "@nestjs/cqrs",
  "@influxdata/influxdb-client",
  "hot-shots",
  "node-statsd",
  "node-schedule",
  "cron",
  "node-cron",
]);

/** Libraries whose queries begin only when somebody waits for them. */
const lazy: ReadonlySet<string> = new Set([
  "@prisma/client",
  "knex",
  "drizzle-orm",
  "@supabase/supabase-js",
  "postgres",
  "objection",
]);
const lazyInMongoose = /^(?:update|delete|replace|findOneAnd|findByIdAnd)/;

/** Members that give a promise in whatever library has them. */
const promising =
  /^(?:insertOne|insertMany|updateOne|updateMany|deleteOne|deleteMany|replaceOne|findOneAnd(?:Update|Replace|Delete)|findByIdAnd(?:Update|Delete)|bulkWrite|bulkCreate|createMany|upsertMany|persistAndFlush|putItem|updateItem|putObject|sendMessageBatch|publishMessage|\$executeRaw|\$executeRawUnsafe)$/;
const stores = /(?:repository|repo|dao|prisma)$/i;

/** Functions that nobody waits for, as they end with the process. */
const goesOnForEver = /^(?:watch|start|serve|listen|bootstrap|main|poll|loop|consume|subscribe)(?:[A-Z]|$)/;

const collectors = /(?:batch|bulk|bulkop|pipeline|writer|buffer|stream)$|^(?:multi|pipe|t|transaction|txn)$/i;

/** A write that is known to give a promise, and whether it begins without being waited for. */
export interface PromisedWrite {
  readonly operation: Operation;
  readonly begins: boolean;
}

export function promisedWrite(reading: Reading, call: Call): PromisedWrite | null {
  const name = calledName(call) ?? "";
  const inside = writeRunInside(reading, call);
  if (inside) return inside;
  // A callback hears of the failure; a stream tells by its event.
  if (name.endsWith("Sync") || name.endsWith("Stream") || call.arguments.some((argument) => isFunction(argument)))
    return null;
  if (isSynchronous(call, name)) return null;
  const known = reading.operations.of(call);
  if (known?.certainty === "proved") {
    if (!isWrite(known) || isSettledElsewhere(call, known)) return null;
    return { operation: known, begins: !isLazy(known, name) || promiseCallsOn(call).length > 0 };
  }
  const summary = reading.summaries.ofCall(call);
  if (summary && goesOnForEver.test(name)) return null;
  if (summary && (!summary.async || summary.lostByLeaving !== null || !summary.opaque)) {
    const lost = summary.async ? summary.lostByLeaving : null;
    return lost ? { operation: throughCall(call, lost), begins: true } : null;
  }
  const operation = known ? (isWrite(known) ? known : null) : byName(reading, call, name);
  if (!operation) return isAwaitedElsewhere(reading, call) ? unknownEffect(call, name) : null;
  if (isSettledElsewhere(call, operation)) return null;
  const isPromise =
    promising.test(name) ||
    isStore(reading, call) ||
    isAwaitedElsewhere(reading, call) ||
    isAwaitedStore(reading, call);
  if (!isPromise) return null;
  return { operation, begins: !isLazy(operation, name) || promiseCallsOn(call).length > 0 };
}

function byName(reading: Reading, call: Call, name: string): Operation | null {
  const path = pathOf(call.callee);
  if (path === null) return null;
  const receiver = path.includes(".") ? lastPart(path.slice(0, path.lastIndexOf("."))) : null;
  const meaning = writeByName(receiver, typeOfReceiver(reading, call), name);
  if (!meaning) return null;
  return {
    kind: meaning.is === "publish" ? "publish" : "write",
    certainty: "likely",
    name: `${path}()`,
    library: null,
    tier: meaning.is === "delete" ? "delete" : meaning.is === "effect" ? "effect" : "primary",
    role: roleByName(path) ?? "primary",
    place: placeOf(call),
    resource: null,
    drift: "none",
  };
}

/** `orderRepository.save(order)`, `orders: OrderRepository`: what people call so is asynchronous. */
function isStore(reading: Reading, call: Call): boolean {
  const receiver = receiverOf(call);
  return receiver !== null && (stores.test(pathOf(receiver) ?? "") || stores.test(typeOfReceiver(reading, call) ?? ""));
}

function typeOfReceiver(reading: Reading, call: Call): string | null {
  const receiver = receiverOf(call);
  const origin = receiver ? reading.origins.of(receiver) : null;
  if (origin?.is === "typed") return origin.name;
  // What a store's method gave is no store.
  return origin?.is === "imported" && origin.path.length === 1 ? origin.path[0] : null;
}

/** The same call is awaited somewhere else in the file: it gives a promise. */
function isAwaitedElsewhere(reading: Reading, call: Call): boolean {
  const path = pathOf(call.callee);
  return path !== null && reading.file.awaited.has(path);
}

/**
 * `await orders.save(order)` stands somewhere in the file, so `orders.update(…)` gives a promise as well. A record that is
 * saved by itself, `await order.save()`, has setters that do not.
 */
function isAwaitedStore(reading: Reading, call: Call): boolean {
  const receiver = receiverOf(call);
  const path = receiver ? pathOf(receiver) : null;
  if (path === null || !/^(?:save|insert|update|upsert|replace|delete|remove)/.test(calledName(call) ?? ""))
    return false;
  const { text } = reading.file.input;
  const waited = `await ${path}.`;
  for (let at = text.indexOf(waited); at >= 0; at = text.indexOf(waited, at + waited.length)) {
    const [, member = ""] = /^(\w{1,60})\((?!\))/.exec(text.slice(at + waited.length, at + waited.length + 64)) ?? [];
    if (writeByName(lastPart(path), null, member)) return true;
  }
  return false;
}

/** `stream.write(line)` is buffered, and MikroORM's `persist()` only notes what `flush()` writes. */
function isSynchronous(call: Call, name: string): boolean {
  if (/^(?:persist|merge|end)$/.test(name)) return true;
  const path = pathOf(call.callee) ?? "";
  return name === "write" && !/^(?:fs|fsp|promises)\.write$/.test(path);
}

/** Batches and pipelines only note what is to be done: `batch.set(…)`, `redis.multi().set(…)`, `bulk.insert(…)`. */
function isSettledElsewhere(call: Call, operation: Operation): boolean {
  if (operation.library !== null && synchronous.has(operation.library)) return true;
  const parts = (pathOf(call.callee) ?? "").replaceAll("()", "").split(".");
  return collectors.test(parts.at(-2) ?? "");
}

function isLazy(operation: Operation, name: string): boolean {
  if (operation.library === null) return false;
  return lazy.has(operation.library) || (operation.library === "mongoose" && lazyInMongoose.test(name));
}

/** A write of a function that is called here, which the call's own words may make a lesser one: `recordUsage(call)`. */
function throughCall(call: Call, lost: Operation): Operation {
  const path = pathOf(call.callee) ?? lost.name;
  const isSide = roleByName(path) === "secondary" || isSideFunction(calledName(call) ?? "");
  return { ...lost, name: `${path}()`, role: isSide ? "secondary" : lost.role, place: placeOf(call) };
}

/** `updateApplication(id, changes)`, `saveOrder(order)`: a record is what is changed. */
const storing = /^(?:save|store|insert|upsert|persist|update|create|record|register|replace|patch|book)[A-Z]/;

/** The same function is waited for elsewhere, so it gives a promise, and its verb says that it does something. */
function unknownEffect(call: Call, name: string): PromisedWrite | null {
  const path = pathOf(call.callee);
  // `g(x)` of code that was made small says nothing.
  if (path === null || name.length < 3 || !isEffectVerb(name)) return null;
  return {
    operation: {
      kind: "write",
      certainty: "likely",
      name: `${path}()`,
      library: null,
      tier: storing.test(name) ? "primary" : "effect",
      role: roleByName(path) ?? "primary",
      place: placeOf(call),
      resource: null,
      drift: "none",
    },
    begins: true,
  };
}
