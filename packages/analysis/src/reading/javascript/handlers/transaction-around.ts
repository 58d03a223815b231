import type { Operation } from "../../../model/operation.ts";
import type { Reading } from "../reading.ts";
import {
  calledName,
  isFunction,
  pathOf,
  placeOf,
  propertyName,
  receiverOf,
  stringValue,
  type Call,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import { explicitTransaction } from "./explicit-transaction.ts";
import type { FailureArm } from "./failure-arm.ts";

/** What a transaction makes of a failure that a handler in it keeps. */
export interface TransactionAround {
  /** The transaction that commits all the same; null when there is none, or when it is undone. */
  readonly transaction: Operation | null;
  /** The handler rolls back, and so whoever waits for the transaction hears of it. */
  readonly undone: boolean;
  /** Only a part is undone, on purpose: `SAVEPOINT`, a nested transaction. */
  readonly savepoint: boolean;
  /** What a write goes through to take part in it: `tx`, `work`. */
  readonly handles: readonly string[];
}

const none: TransactionAround = { transaction: null, undone: false, savepoint: false, handles: [] };

/** Calls that run a callback and commit when it returns, by name: no library says so for a project's own. */
const transactionName =
  /^(?:\$?transaction|transactional|transacting|atomic|atomically|tx|txIf|\$tx|(?:db|sql|with|within|run|in|execute|do|perform|start|begin|use|atomic)\w{0,30}Transaction(?:al|Async)?|withTx|runInTx|inTx)$/i;
const unitOfWork =
  /(?:^|\.)(?:unitOfWork|uow|transaction(?:Manager|Runner|Host|Service)?|tx(?:Manager|Host|Runner)?)$/i;
const handleName = /^(?:tx|trx|dbTx|dbTrx|transaction|transactionManager|transactionalEntityManager|queryRunner)$/;
const handleType = /\b(?:TransactionClient|Transaction|QueryRunner|ClientSession|PgTransaction|Trx|DbTransaction)\b/;

/** The transaction that commits when the code around a handler comes to its end. Where the commit itself fails, none does. */
export function transactionAround(reading: Reading, arm: FailureArm, home: FunctionNode): TransactionAround {
  if (arm.operations.every(({ name }) => /\bcommit\w*(?:\(\))?$/i.test(name))) return none;
  const around = managed(reading, arm, home);
  const rollback =
    around || /rollback|abortTransaction/i.test(reading.file.input.text) ? rollbackIn(reading, arm) : "no";
  if (around) {
    if (rollback === "all") return { ...none, undone: true };
    if (rollback === "part" || isNested(reading, arm)) return { ...none, savepoint: true };
    return { ...none, ...around };
  }
  const explicit = rollback === "no" ? explicitTransaction(reading, arm, home) : null;
  return { ...none, transaction: explicit };
}

type Managed = Pick<TransactionAround, "handles"> & { readonly transaction: Operation };

/** A transaction that somebody else commits: around a callback, above a decorated method, or handed in as `tx`. */
function managed(reading: Reading, arm: FailureArm, home: FunctionNode): Managed | null {
  const part = (transaction: Operation, handles: readonly string[]): Managed | null =>
    takesPart(reading, arm, handles) ? { transaction, handles } : null;
  for (let node: Node | undefined = arm.site.parent; node; node = node.parent) {
    if (!isFunction(node)) continue;
    const call = node.parent;
    const known = call.type === "CallExpression" && call.callee !== node ? transactionOf(reading, call) : null;
    if (known) return part(known, handlesOf(known, call as Call, node));
    const handle = node.params.find(
      (parameter, index) => isHandle(reading, parameter) || isHandedOn(reading, node, index),
    );
    if (handle?.type === "Identifier") return part(named(`${handle.name}`, "likely", handle), [handle.name]);
    if (node === home) return isDecorated(node) ? part(named("@Transactional", "likely", node), []) : null;
  }
  return null;
}

function transactionOf(reading: Reading, call: Call): Operation | null {
  const known = reading.operations.of(call);
  if (known?.kind === "transaction") return known;
  const name = calledName(call) ?? "";
  const receiver = receiverOf(call);
  const path = receiver ? (pathOf(receiver) ?? "") : "";
  const is =
    transactionName.test(name) ||
    (/^(?:run|execute|do|perform|start)$/.test(name) &&
      (unitOfWork.test(path) ||
        (receiver?.type === "CallExpression" && (calledName(receiver) ?? "").endsWith("ransaction"))));
  return is ? named(`${pathOf(call.callee) ?? name}()`, "likely", call) : null;
}

function named(name: string, certainty: Operation["certainty"], node: Node): Operation {
  return {
    kind: "transaction",
    certainty,
    name,
    library: null,
    tier: "primary",
    role: "primary",
    place: placeOf(node),
    resource: null,
    drift: "none",
  };
}

/** What a write has to go through to take part; empty when all that runs in there does. */
function handlesOf(transaction: Operation, call: Call, callback: FunctionNode): readonly string[] {
  if (transaction.library === "better-sqlite3") return [];
  const names = callback.params.flatMap((parameter) =>
    parameter.type === "Identifier"
      ? [parameter.name]
      : parameter.type === "ObjectPattern"
        ? parameter.properties.flatMap((one) => (one.type === "Property" ? [propertyName(one.key) ?? ""] : []))
        : [],
  );
  const receiver = receiverOf(call);
  // `session.withTransaction(async () => orders.insertOne(order, { session }))`
  if (calledName(call) === "withTransaction" && receiver?.type === "Identifier" && /session/i.test(receiver.name))
    return [...names, receiver.name];
  return names;
}

/** Whether one of the writes goes through the transaction: a mail or a cache beside it does not. */
function takesPart(reading: Reading, arm: FailureArm, handles: readonly string[]): boolean {
  return arm.operations.some((operation) => {
    if (operation.kind !== "write") return false;
    if (operation.tier !== "primary" && operation.tier !== "delete") return goesThrough(reading, operation, handles);
    return handles.length === 0 || goesThrough(reading, operation, handles);
  });
}

/** `this.stock.using(tx).decrement(sku)`, `work.seats.add(member)`: done in the transaction, whatever its verb. */
export function goesThrough(reading: Reading, { kind, tier, place }: Operation, handles: readonly string[]): boolean {
  if (handles.length === 0 || kind !== "write" || !/^(?:primary|delete|effect)$/.test(tier)) return false;
  const words = new Set(reading.file.input.text.slice(place.start, place.end).split(/[^\w$]+/));
  return handles.some((handle) => words.has(handle));
}

/** `tx: Prisma.TransactionClient`, but not `tx?: …` or `tx = this.db`: then it may be no transaction at all. */
function isHandle(reading: Reading, parameter: Node): boolean {
  if (parameter.type !== "Identifier" || parameter.optional) return false;
  const type = parameter.typeAnnotation ? reading.file.textOf(parameter.typeAnnotation) : "";
  if (/\bundefined\b|\bnull\b/.test(type)) return false;
  return handleName.test(parameter.name) || handleType.test(type);
}

/** `db.transaction((manager) => this.book(manager, account))`: the caller of this file hands its transaction on. */
function isHandedOn(reading: Reading, node: FunctionNode, index: number): boolean {
  if (node.params[index]?.type !== "Identifier") return false;
  return reading.units.callersOf(node).some((call) => {
    const given = call.arguments[index];
    const definition = given?.type === "Identifier" ? reading.bindings.definitionOf(given) : null;
    const owner = definition?.type === "Parameter" ? (definition.node as Node) : null;
    return isFunction(owner) && owner.parent.type === "CallExpression" && transactionOf(reading, owner.parent) !== null;
  });
}

function isDecorated(node: FunctionNode): boolean {
  const method = node.parent;
  return (
    method.type === "MethodDefinition" &&
    method.decorators.some(({ expression }) => {
      const name = expression.type === "CallExpression" ? calledName(expression) : pathOf(expression);
      return /^(?:Transactional|Transaction|InTransaction|UseTransaction)$/.test(name ?? "");
    })
  );
}

function rollbackIn(reading: Reading, arm: FailureArm): "no" | "part" | "all" {
  let found: "no" | "part" | "all" = "no";
  for (const root of arm.body)
    reading.file.descend(root, (node) => {
      if (node.type !== "CallExpression") return undefined;
      const sql = stringValue(node.arguments[0]) ?? "";
      if (/^\s*ROLLBACK\s+TO\b/i.test(sql) || /ToSavepoint$/i.test(calledName(node) ?? "")) found = "part";
      else if (
        /^(?:rollback\w*|abortTransaction|setRollbackOnly|markForRollback)$/i.test(calledName(node) ?? "") ||
        /^\s*(?:ROLLBACK|ABORT)\b/i.test(sql)
      )
        found = found === "part" ? "part" : "all";
      return undefined;
    });
  return found;
}

/** The write stands in a transaction or savepoint of its own. */
function isNested(reading: Reading, arm: FailureArm): boolean {
  const tried = arm.site.type === "TryStatement" ? arm.site.block : arm.site;
  return /savepoint|\.(?:\$transaction|transaction|transactional|tx)\(/i.test(reading.file.textOf(tried));
}
