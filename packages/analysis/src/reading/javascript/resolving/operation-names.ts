import type { OperationKind, Tier } from "../../../model/operation.ts";
import type { LibraryOperation } from "../../../vocabulary/library.ts";
import { lastPart } from "../../../vocabulary/name-pattern.ts";
import { isAlertName, isMetricName, logLevelOf } from "../../../vocabulary/telemetry-names.ts";
import { writeByName } from "../../../vocabulary/write-names.ts";
import type { Vocabulary } from "../../../vocabulary/vocabulary.ts";
import { isAsynchronous, isObserved, type Chain } from "../syntax/chain.ts";
import { summaryElsewhere } from "./summary-elsewhere.ts";
import type { Origin, Origins } from "./origins.ts";
import { pathOf, receiverOf, stringValue, unwrap, type Call, type Node } from "../syntax/node.ts";

/** What a call's names say, when no import, construction or type does. */
export type NamedMeaning =
  | { readonly is: "known"; readonly kind: OperationKind; readonly tier: Tier }
  /** The client goes by a name that people give to a library's client. */
  | {
      readonly is: "library";
      readonly library: string;
      readonly link: Call;
      readonly meanings: readonly LibraryOperation[];
    };

/** Everything that a call's names may mean besides telemetry, most telling first. */
export function* meaningsByName(
  vocabulary: Vocabulary,
  origins: Origins,
  call: Call,
  chain: Chain,
  path: string,
): Generator<NamedMeaning> {
  const settlement = settlementByName(call, path);
  if (settlement) return yield settlement;
  if (!isObserved(call)) return;
  const receiver = receiverOf(call);
  const origin = origins.of(receiver ? chain.root : call.callee);
  if (origin && !mayHide(origin, receiver !== null)) return;
  yield* librariesByName(vocabulary, chain);
  const written = writeMeaning(origins, call, chain);
  if (written) yield written;
}

/** What a name says that it does, where it logs, counts or alerts. */
export function telemetryByName(path: string): "log" | "alert" | "metric" | null {
  if (logLevelOf(path)) return "log";
  if (isAlertName(path)) return "alert";
  return isMetricName(path) ? "metric" : null;
}

function settlementByName(call: Call, path: string): NamedMeaning | null {
  const name = lastPart(path);
  // Words of one library only, also where they are taken out of what a handler is given.
  if (/^(?:resolveOffset|commitOffsets|commitOffsetsIfNecessary|updateCheckpoint|xack|xAck)$/.test(name))
    return { is: "known", kind: "ack", tier: "primary" };
  const receiver = receiverOf(call);
  if (!receiver || pathOf(receiver) === "Promise") return null;
  if (/^(?:ack|ackAll|acknowledge)$/.test(name)) return { is: "known", kind: "ack", tier: "primary" };
  // `lease.complete()` of a queue of one's own.
  if (/^(?:complete|accept|done|finish)$/.test(name) && /(?:^|\.)(?:lease|msg|message)$/.test(pathOf(receiver) ?? ""))
    return { is: "known", kind: "ack", tier: "primary" };
  // `sqs.deleteMessage({ QueueUrl, ReceiptHandle })`; a chat's `deleteMessage(id)` is none.
  if (/^(?:deleteMessage(?:Batch)?|completeMessage)$/.test(name) && /sqs|queue|receiver/i.test(pathOf(receiver) ?? ""))
    return { is: "known", kind: "ack", tier: "primary" };
  return /^(?:nack|nak|term|reject|abandon|deadLetter|moveToFailed)$/.test(name)
    ? { is: "known", kind: "nack", tier: "primary" }
    : null;
}

/** `db.insertInto(…)`, `prisma.order.create(…)`, `supabase.from(…).insert(…)`: the root of the chain tells. */
function librariesByName(vocabulary: Vocabulary, chain: Chain): readonly NamedMeaning[] {
  const root = unwrap(chain.root);
  const path = root.type === "CallExpression" ? pathOf(root.callee) : pathOf(root);
  if (path === null) return [];
  // `c.get('db')`, `container.resolve('prisma')`: what is asked for by its name goes by it.
  const asked = root.type === "CallExpression" ? stringValue(root.arguments[0]) : null;
  const names = [...new Set([lastPart(path), ...chain.members.slice(-1), ...(asked === null ? [] : [asked])])];
  const writing: NamedMeaning[] = [];
  const first = chain.links.at(-1)?.name ?? "";
  const other: NamedMeaning[] = [];
  for (const name of names)
    for (const link of chain.links)
      for (const named of coherent(vocabulary, name, first, link.name)) {
        const meanings = named.operations.filter((meaning) => meaning.on !== "Job");
        if (/^(?:close|end|quit|disconnect)$/.test(link.name)) continue;
        const writes = meanings.some(
          (one) => one.is === "write" || one.is === "publish" || one.is === "createIfMissing",
        );
        if (meanings.length > 0)
          (writes ? writing : other).push({ is: "library", library: named.library.id, link: link.call, meanings });
      }
  return [...writing, ...other];
}

/** Libraries that know the last call of a chain, and the first as well where any library does. */
function coherent(
  vocabulary: Vocabulary,
  name: string,
  first: string,
  last: string,
): ReturnType<Vocabulary["namedReceivers"]> {
  const all = vocabulary.namedReceivers(name, last);
  if (first === last) return all;
  const starting = new Set(vocabulary.namedReceivers(name, first).map(({ library }) => library.id));
  return starting.size === 0 ? all : all.filter(({ library }) => starting.has(library.id));
}

/** `this.orders.save(…)`, `ledger.append(…)`, `await saveOrder(…)`. */
function writeMeaning(origins: Origins, call: Call, chain: Chain): NamedMeaning | null {
  // A function of this file is judged by its body, not by its name.
  if (origins.of(call.callee)?.is === "function") return null;
  for (const link of chain.links) {
    const receiver = receiverOf(link.call);
    const path = receiver ? pathOf(receiver) : null;
    if (receiver && path === null) continue;
    if (receiver && isStoredRecord(origins, receiver) && recordWrites.test(link.name))
      return { is: "known", kind: "write", tier: /^(?:destroy|remove|delete)/.test(link.name) ? "delete" : "primary" };
    const named = writeByName(
      path === null ? null : lastPart(path),
      receiver ? typeNameOf(origins.of(receiver)) : null,
      link.name,
    );
    if (!named || (!named.telling && ((link.call !== call && path === null) || !isAsynchronous(call)))) continue;
    // So is one of another file, when all that it calls is in view.
    const elsewhere = summaryElsewhere(origins, call.callee);
    if (elsewhere && (!elsewhere.opaque || elsewhere.contained)) return null;
    const tier: Tier = named.is === "delete" ? "delete" : named.is === "effect" ? "effect" : "primary";
    return { is: "known", kind: named.is === "publish" ? "publish" : "write", tier };
  }
  return null;
}

const recordWrites = /^(?:update|increment|decrement|patch|save|updateOne|destroy|remove|delete|deleteOne)$/;

/** `const level = await StockLevel.findOne(…); await level.decrement(…)`: what a model finds is written through. */
function isStoredRecord(origins: Origins, receiver: Node): boolean {
  const found = receiver.type === "Identifier" ? origins.bindings.initialValue(receiver) : null;
  const call = found ? unwrap(found) : null;
  if (call?.type !== "CallExpression") return false;
  return /^[A-Z]\w*\.(?:find(?:One|ByPk|ById|First|Unique|OrCreate|OneOrFail|By)\w*|create|build)$/.test(
    pathOf(call.callee) ?? "",
  );
}

/** A written type's name, or the words of the module that a value is imported from: both say what it is. */
function typeNameOf(origin: Origin | null): string | null {
  if (origin?.is === "typed") return origin.name;
  if (origin?.is === "instance") return origin.of.id?.name ?? null;
  // What a call gave may be anything.
  if (origin?.is !== "imported" || origin.path.length > 1) return null;
  const parts = origin.source.replace(/\.[cm]?[jt]sx?$/, "").split("/");
  const named =
    /(?:^|[.-])(?:repositor(?:y|ies)|repos?|stores?|models?|daos?|entities|database|db|queues?|producers?)$/i;
  return parts.slice(-2).some((part) => named.test(part)) ? "stored" : null;
}

/** Whether a name may still be trusted although its origin is known not to be a library of the vocabulary. */
function mayHide(origin: Origin, isMethod: boolean): boolean {
  switch (origin.is) {
    case "library":
      return false;
    case "global":
      return !/^(?:Object|Array|Map|Set|WeakMap|Math|JSON|Promise|Reflect|Number|String|Date|Buffer|process|globalThis|window|document|localStorage|sessionStorage|URL|crypto)$/.test(
        origin.name,
      );
    case "function":
    case "class":
      return isMethod;
    default:
      return true;
  }
}
