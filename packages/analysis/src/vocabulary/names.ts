import { lastPart, wordsOf, setOf } from "./name-pattern.ts";

/*
 * What calls mean when nothing but their names is known. Shares of awaited call sites, counted over 30 public
 * TypeScript back ends, decide which names are telling: `updateOne` 99 %, `save` 97 %, `publish` 95 %, but `push` 0 %,
 * `set` 5 %, `add` 9 %. So nothing here is a write unless its call is awaited, returned or chained.
 */

const logLevels = setOf(`
  error warn warning info debug trace fatal log verbose notice critical crit alert emerg severe silly http
  exception success assert dir table withError
`);
const lowLevels = setOf(`
  info debug trace log verbose silly http notice success
`);
const logReceiver =
  /(?:log|logs|logger|logging|logger_|lc|console|winston|pino|bunyan|consola|signale|strapi\.log)(?:\(\))?$/i;
const logFunction =
  /^(?:log|logger|lc|debug|warn|logError|logWarn|logWarning|logException|logInfo|logDebug|logMessage|consoleError|printError|log[A-Z]\w*)$/;

/** `logger.error`, `this.#log.warn`, `getLogger('x').error`, `log(…)`: the level, or null when it is no log call. */
export function logLevelOf(path: string): "high" | "low" | null {
  const name = lastPart(path);
  const receiver = path.slice(0, Math.max(0, path.length - name.length - 1));
  if (receiver !== "" && logLevels.has(name) && logReceiver.test(receiver)) return lowLevels.has(name) ? "low" : "high";
  if (
    logFunction.test(name) &&
    (receiver === "" ||
      receiver === "this" ||
      /(?:util|helper|service|ctx|context|app|job|node|self|adapter)s?$/i.test(receiver))
  )
    return /debug|info|^log$/i.test(name) ? "low" : "high";
  return null;
}

const metricMember =
  /^(?:inc|increment|incr|count|gauge|histogram|distribution|observe|record|track|mark|putMetric|addMetric|incrementMetric|recordMetric|recordIncrement|increaseCounter|bump|hit|add|emit)/;
const metricReceiver =
  /(?:metric|metrics|counter|counters|statsd|gauge|meter|telemetry|prometheus|prom|datadog|dogstatsd|monitoring|instrumentation)(?:service|client|collector|registry|reporter)?(?:\(\))?$/i;
const metricFunction =
  /^(?:record|increment|inc|count|emit|track|report|bump|publish|send|put)(?:\w*)(?:Metric|Metrics|Increment|Counter|Count|Gauge|Dropped|Drop|Drops|Failure|Failures|Failed|Skipped|Rejected|Stat|Stats)$/;

export function isMetricName(path: string): boolean {
  const name = lastPart(path);
  const receiver = path.slice(0, Math.max(0, path.length - name.length - 1));
  if (name === "inc") return receiver !== "";
  return (receiver !== "" && metricMember.test(name) && metricReceiver.test(receiver)) || metricFunction.test(name);
}

const alertFunction =
  /^(?:captureException|captureMessage|captureError|captureEvent|noticeError|notifyError|reportError|reportException|reportFailure|trackException|trackError|sendAlert|raiseAlert|triggerAlert|alertOncall|alertOnCall|pageOnCall|notifyOps|notifyOncall|notifyOnCall|escalate|capture\w*Error|capture\w*Exception|report\w*Error|report\w*Failure)$/;

export function isAlertName(path: string): boolean {
  const name = lastPart(path);
  return (
    alertFunction.test(name) ||
    /^(?:alerts?|alerting|pager|pagerduty|oncall)$/i.test(
      lastPart(path.slice(0, Math.max(0, path.length - name.length - 1))),
    )
  );
}

const deadLetterText =
  /dead[-_ .]?letter|(?:^|[^a-z])(?:dlq|dlt|dlx)(?:[^a-z]|$)|dlq$|DLQ|DLT|Dlq|quarantine|poison|parking[-_ ]?lot/;

export function isDeadLetterName(text: string): boolean {
  return deadLetterText.test(text) || /deadletter|dead_letter|quarantine/i.test(text);
}

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
  create update put add set record replace send mark push index apply increment decrement patch bulk batch sync
  register dispatch emit debit credit reserve charge merge import ingest delete remove post
`);
const storeReceiver =
  /(?:repository|repositories|repo|repos|dao|store|stores|model|models|collection|table|db|database|prisma|entitymanager|em|gateway|ledger|queue|queues|producer|publisher|bus|eventbus|broker|topic|outbox|journal|warehouse|index|tx|trx|writer|sink|storage|vectors?|inventory|orders|payments|accounts|invoices|persistence)(?:client|service)?(?:\(\))?$/i;
/** Members of standard objects and of the language, whatever their receiver is called. */
const neverWrites = setOf(`
  createHash createHmac createReadStream createServer createInterface createQueryBuilder createQueryRunner
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

/** Judges a call that is awaited, returned or chained by its name. `receiver` is null for a plain function. */
export function writeByName(receiver: string | null, typeName: string | null, member: string): NamedWrite | null {
  if (neverWrites.has(member)) return null;
  const verb = wordsOf(member)[0] ?? "";
  const is = kindOf(verb, member);
  if (receiver === null) {
    return writeVerbs.has(verb) && member !== verb ? { is, telling: false } : null;
  }
  if (telling.has(member)) return { is, telling: true };
  if (writeVerbs.has(verb) && member !== verb && !/(?:file|stream|response|res|stdout|socket)$/i.test(receiver))
    return { is, telling: false };
  // A value from a module of stores may be anything: only the plain verbs count there.
  if (typeName === "stored" && !storeReceiver.test(receiver))
    return storeVerbs.has(verb) && /^[a-z]+(?:One|Many|All|By[A-Z]\w*)?$/.test(member) ? { is, telling: false } : null;
  const storeLike =
    storeReceiver.test(receiver) ||
    (typeName !== null && storeReceiver.test(typeName)) ||
    isNounOfRecords(receiver, verb);
  return storeLike && storeVerbs.has(verb) ? { is, telling: false } : null;
}

/** `subscriptions.update(…)`, `this.users.create(…)`: a plural noun that is asked to write holds records. */
function isNounOfRecords(receiver: string, verb: string): boolean {
  return (
    /^(?:create|update|replace|patch|remove|delete|upsert|insert|save|increment|decrement)$/.test(verb) &&
    /^[a-z][A-Za-z]*[^su]s$/.test(receiver) &&
    !/(?:options|params|props|args|headers|settings|utils|helpers|tools|services|fs|os|canvas|css|js|hooks|events|listeners|emitters|factories|elements|caches|tokens|sessions|locks)$/i.test(
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

const secondaryWords = setOf(`
  cache caches cached mirror replica shadow secondary fallback analytics telemetry metric metrics stats stat
  statistics heartbeat presence touch activity audit tracking track breadcrumb usage seen invalidate evict
  prefetch warm warmup typing ping log logs trace traces span debug temp tmp preview thumbnail session sessions
  history notify notification notifications lock unlock cleanup clean teardown dispose shutdown stop close
  rollback undo revert impression view views progress status health recent optional maybe try besteffort best
  hello gossip disconnect discover discovery migration migrate seed sanitize
`);
const primaryWords = new Set(["primary", "main", "master", "canonical", "source"]);

/** What a call's words, its receiver and the function around it say of its role; null when they say nothing. */
export function roleByName(...names: readonly string[]): "primary" | "secondary" | null {
  const words = names.flatMap((name) => wordsOf(name));
  if (words.some((word) => primaryWords.has(word))) return "primary";
  const lastUsed = words.some(
    (word, i) =>
      word === "last" &&
      /^(?:seen|used|login|active|access|accessed|activity|sync|synced|run|checked)$/.test(words[i + 1] ?? ""),
  );
  return lastUsed || words.some((word) => secondaryWords.has(word)) ? "secondary" : null;
}

const idleVerbs = setOf(`
  wait sleep delay connect disconnect reconnect init initialize initialise start stop close destroy dispose end
  load fetch get read find list query check validate verify assert ensure lock unlock acquire release flush
  heartbeat ping ready setup set teardown cleanup clean clear reset warm refresh reload next log track invalidate
  expect subscribe unsubscribe listen on off once use import resolve parse click type goto open pause resume poll
  tick yield then catch finally all race abort cancel kill shutdown render prompt ask print mkdir access stat exit
  authenticate login logout migrate seed build compile format watch test bootstrap main configure register mount
  hydrate prefetch preload rollback remove delete unlink evict drop transaction try ack nack emit notify attach
  detach install download discover scan collect measure trace span retry backoff serve leave join up down commit
  begin rm
`);

/** Whether a function of unknown origin does something that is lost when it fails, by its verb. */
export function isEffectVerb(name: string): boolean {
  const [verb] = wordsOf(name);
  return verb !== undefined && !idleVerbs.has(verb);
}

const successWords =
  /\b(?:succeeded|successfully|success|completed|complete|finished|done|saved|stored|inserted|created|updated|published|sent|processed|synced|indexed|imported|delivered|committed|ok|ready)\b/i;
const failureWords =
  /\b(?:fail|failed|failing|failure|error|errors|unable|could not|couldn't|cannot|can't|not|skipp\w*|ignor\w*|partial\w*|without)\b/i;

const doneWords =
  /\b(?!failed|skipped|received|started|expected|unexpected|ignored|retried|queued|dropped|delayed|rejected|missed|deprecated|required|needed|used|connected|disconnected|closed|stopped|triggered|called|invoked|scheduled|aborted|cancell?ed|expired|timed|embed|feed|need|seed|speed|based|related|detected|requested|attempted)[a-z]{3,}ed\b/i;

/** A text that claims success: "reindex succeeded", "review projected". */
export function claimsSuccess(text: string): boolean {
  return (successWords.test(text) || doneWords.test(text)) && !failureWords.test(text);
}
