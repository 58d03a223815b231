import { wordsOf, setOf } from "./name-pattern.ts";

/** Writes by their own name, when awaited. */
const telling = setOf(`
  $executeRaw $executeRawUnsafe addDocuments batchInsert batchWrite bulkCreate bulkInsert bulkSave bulkUpdate
  bulkWrite createMany createManyAndReturn deleteMany deleteOne findOneAndReplace findOneAndUpdate
  findByIdAndUpdate findOrCreate insertGraph insertMany insertOne persistAndFlush publish publishBatch
  publishMessage publishJSON putItem putObject putRecord putRecords replaceOne saveAll saveMany saveObject
  saveObjects sendToQueue sendMessageBatch setPayload updateItem updateMany updateOne upsert upsertMany
  upsertPoints xadd xAdd writePoint writePoints save persist enqueue insert produce mergeInsert indexDocument
  indexDocuments bulkIndex
`);

/** Verbs that write when the receiver is a store or a function of the project's own. */
const writeVerbs = setOf(`
  save insert upsert persist store publish enqueue write append commit produce
`);
const storeVerbs = setOf(`
  create update put add set record replace send mark  index apply increment decrement patch bulk batch sync
  register dispatch emit debit credit reserve charge merge import ingest delete remove post
`);
/** What a business does, whoever is asked to: `gateway.capture(payment)`, `await allocateSeats(order)`. */
const domainVerbs = setOf(`
  charge capture refund settle book reserve allocate provision enroll enrol grant revoke deposit withdraw disburse redeem
  fulfil fulfill amend renew credit debit bill deduct award issue deliver activate deactivate suspend
`);
/** Their look-alikes: errors are captured, tokens issued, and URLs revoked without anything being stored. */
const domainLookAlike =
  /^(?:capture|issue|grant|revoke)(?:\w*(?:Exception|Error|Message|Event|Screenshot|Stack|Token|Url|URL))/;
const storeReceiver =
  /(?:repository|repositories|repo|repos|dao|store|stores|model|models|collection|table|db|database|prisma|entitymanager|em|gateway|ledger|queue|queues|producer|publisher|bus|eventbus|broker|topic|outbox|journal|warehouse|index|tx|trx|writer|sink|storage|vectors?|inventory|orders|payments|accounts|invoices|persistence)(?:client|service)?(?:\(\))?$/i;
/** Members of standard objects and of the language, whatever their receiver is called. */
const neverWrites = setOf(`
  createIndex createIndexes createHash createHmac createReadStream createServer createInterface createQueryBuilder createQueryRunner
  createElement createClient createConnection createChannel createContext createLogger setTimeout setImmediate
  setInterval setHeader createInstance createTransport createBrowser createToken createSession createHeaders
  createAuthHeaders createReader createWriter createStream createCursor createTransaction addEventListener
  addListener pushState updateSelectQuery
`);

export interface NamedWrite {
  readonly is: "write" | "publish" | "delete" | "effect";
  /** The name says so by itself; otherwise only together with its receiver. */
  readonly telling: boolean;
}

/** `createInvoice`, `sendReceipt`: a verb that stores, or hands over, whatever comes back from it. */
export function storesByVerb(name: string): boolean {
  const [verb = ""] = wordsOf(name);
  return (
    writeVerbs.has(verb) || storeVerbs.has(verb) || /^(?:send|open|start|book|pay|issue|deliver|upload)$/.test(verb)
  );
}

/** `updateApplication(id, changes)`, `importOrder(order)`: a record is what is changed. */
export function storesRecord(name: string): boolean {
  return /^(?:save|store|insert|upsert|persist|update|create|record|register|replace|patch|book|import)[A-Z]/.test(
    name,
  );
}

/** Judges a call that is awaited, returned or chained by its name. `receiver` is null for a plain function. */
export function writeByName(receiver: string | null, typeName: string | null, member: string): NamedWrite | null {
  if (neverWrites.has(member)) return null;
  // A chat message answers whoever asked; a queue's message is the work.
  if (
    /^send(?:Message|Text|Photo|Chat\w*)$/.test(member) &&
    !/queue|sqs|producer|topic|bus|publisher|broker|channel/i.test(receiver ?? "")
  )
    return null;
  const verb = wordsOf(member)[0] ?? "";
  const is = kindOf(verb, member);
  const isDomain = domainVerbs.has(verb) && !domainLookAlike.test(member);
  if (receiver === null) {
    return (writeVerbs.has(verb) || isDomain) && member !== verb ? { is, telling: false } : null;
  }
  if (telling.has(member)) return { is, telling: true };
  if (writeVerbs.has(verb) && member !== verb && !/(?:file|stream|response|res|stdout|socket)$/i.test(receiver))
    return { is, telling: false };
  // A value from a module of stores may be anything: only the plain verbs count there.
  if (typeName === "stored" && !storeReceiver.test(receiver))
    return storeVerbs.has(verb) && /^[a-z]+(?:One|Many|All|By[A-Z]\w*)?$/.test(member) ? { is, telling: false } : null;
  if (isDomain) return { is, telling: false };
  const storeLike =
    storeReceiver.test(receiver) ||
    (typeName !== null && storeReceiver.test(typeName)) ||
    isNounOfRecords(receiver, verb);
  // `tx.commit()` keeps what was written before it.
  return storeLike && (storeVerbs.has(verb) || (writeVerbs.has(verb) && verb !== "commit"))
    ? { is, telling: false }
    : null;
}

/** `subscriptions.update(…)`, `this.users.create(…)`: a plural noun that is asked to write holds records. */
function isNounOfRecords(receiver: string, verb: string): boolean {
  return (
    /^(?:create|update|replace|patch|remove|delete|upsert|insert|save|increment|decrement)$/.test(verb) &&
    /^[a-z][A-Za-z]*[^su]s$/.test(receiver) &&
    !/(?:options|params|props|completions|embeddings|responses|chats|models|args|headers|settings|utils|helpers|tools|services|fs|os|canvas|css|js|hooks|events|listeners|emitters|factories|elements|caches|tokens|sessions|locks)$/i.test(
      receiver,
    )
  );
}

function kindOf(verb: string, member: string): NamedWrite["is"] {
  if (verb === "delete" || verb === "remove" || member.startsWith("deleteM") || member.startsWith("deleteO"))
    return "delete";
  if (["publish", "enqueue", "produce", "dispatch", "emit"].includes(verb) || member === "sendToQueue")
    return "publish";
  return verb === "send" || verb === "post" ? "effect" : "write";
}

const idleVerbs = setOf(`
  react pin reply respond answer greet say wait sleep delay connect disconnect reconnect init initialize initialise start stop close destroy dispose end
  load fetch get read find list query check validate verify assert ensure lock unlock acquire release flush
  heartbeat ping ready setup set teardown cleanup clean clear reset warm refresh reload next log track invalidate
  expect subscribe unsubscribe listen on off once use import resolve parse click type goto open pause resume poll
  tick yield then catch finally all race abort cancel kill shutdown render prompt ask print mkdir access stat exit
  authenticate login logout migrate seed build compile format watch test bootstrap main configure register mount
  hydrate prefetch preload rollback remove delete unlink evict drop transaction try ack nack emit notify attach
  detach install download discover scan collect measure trace span retry backoff serve leave join up down commit
  begin rm text json blob drain
`);

/** `attachTranscript(recordingId, transcript)`; not `attachListeners()`. */
function attachesRecord(name: string): boolean {
  return (
    /^attach[A-Z]/.test(name) &&
    !/Listener|Handler|Event|Hook|Middleware|Debugger|Context|Signal|Plugin|Route/.test(name)
  );
}

/** Whether a function of unknown origin does something that is lost when it fails, by its verb. */
export function isEffectVerb(name: string): boolean {
  const [verb] = wordsOf(name);
  return (
    verb !== undefined &&
    (!idleVerbs.has(verb) || attachesRecord(name)) &&
    name !== "publish" &&
    !/^send(?:Message|Text|Photo|Chat\w*)$/.test(name)
  );
}
