import type { GuardCause } from "../../../model/guard.ts";
import { wordsOf, setOf } from "../../../vocabulary/name-pattern.ts";

/*
 * What the words of a guard's condition say of its cause. Order decides: a word that says "nothing is lost" outranks
 * one that says "invalid", since a gate that cries wolf is switched off.
 */
const table: readonly (readonly [GuardCause, ReadonlySet<string>])[] = [
  [
    "stopping",
    setOf(`
  stop stopped stopping shutdown shutting closing closed aborted abort cancelled canceled destroyed disposed
  terminated draining paused exiting disconnected unmounted ended killed
`),
  ],
  [
    "locked",
    setOf(`
  lock locked lease acquired acquire claimed claim leader master mutex busy running inflight flight pending owner
  owns semaphore concurrency holding granted
`),
  ],
  [
    "already-done",
    setOf(`
  already processed seen done duplicate dup dedup dedupe handled completed finished existing exists delivered
  applied stale outdated unchanged changed same synced idempotent idempotency visited expired deleted archived
  dirty modified previously replay inserted reserved marked
`),
  ],
  [
    "switched-off",
    setOf(`
  enabled disabled enable disable config configured feature flag flags force forced immediate silent settings setting options option opts opt
  env dry dryrun production development allowed allow permitted permission subscribed unsubscribed muted suspended
  blocked banned preference preferences consent optout should must needs need wants wanted want interested
  relevant eligible applicable supported supports active inactive available plan trial sandbox debug verbose test
  skip ignore ignored exclude excluded include included required requires installed ready initialized can may auto
  public private self internal due filter filtered matches match matched acl clp authorized permits sampled sample quota
`),
  ],
  [
    "own-event",
    setOf(`
  bot own mine self loopback echo fromme me origin originator
`),
  ],
  [
    "too-soon",
    setOf(`
  throttle throttled debounce cooldown ratelimit interval elapsed now timeout recent recently since threshold
  limit limited
`),
  ],
  [
    "routing",
    setOf(`
  type kind topic action event eventtype subject channel channelid route category operation op status state phase
  stage mode method branch ref label platform provider environment role command version object reason tag scope
  region locale variant level pattern
`),
  ],
];

/** What people call an error, or a list of them. */
export const errorName: RegExp =
  /^(?:err|error|errors|issues|violations|problems|validationErrors?|failure|failures|exception)$/i;

/** The first cause that the words of a name speak of, down to `until`. */
export function causeOfWords(name: string, until: "all" | "no-routing" = "all"): GuardCause | null {
  const words = wordsOf(name);
  for (const [cause, set] of table) {
    if (cause === "routing" && until === "no-routing") continue;
    if (words.some((word) => set.has(word))) return cause;
  }
  return null;
}

const validating =
  /^(?:is|are|has|be)?(?:valid|well_?formed|parsable|parseable|complete|conforms?|sane|plausible|usable)|validat|verif(?:y|ied)|assertValid|^(?:safe)?parse$|schemaMatches|conform/i;
const invalid =
  /^(?:is|are|has)?(?:in_?valid|malformed|corrupt\w*|broken|missing|incomplete|nil|nullish|undefined|empty_?payload)/i;
const lookups =
  /^(?:find|get|load|fetch|lookup|look_up|query|resolve|select|read|retrieve|search|one|first|pull|locate|by)(?:[A-Z_]\w*)?$|^(?:findOne|findUnique|findFirst|findById|maybeSingle|single|executeTakeFirst)$/;
const parsers =
  /^(?:parse|decode|deserialize|unmarshal|unpack|extract|safeParse|tryParse|parseMessage|parseEvent|read(?:Json|Payload|Body|Message)|to(?:Event|Order|Message|Payload|Domain)|json)(?:[A-Z]\w*)?$|JSON$|Json$/;
const effects =
  /^(?:create|upload|send|post|submit|generate|render|build|transform|convert|enrich|charge|capture|reserve|execute|process|call|invoke|request|publish|store|save|insert|update|upsert|download|sync|translate|geocode|compute|calculate)(?:[A-Z]\w*)?$/;

export function isValidator(name: string): boolean {
  return validating.test(name) || /(?:Valid|WellFormed)(?:[A-Z]|$)/.test(name);
}

export function saysInvalid(name: string): boolean {
  return invalid.test(name) || /(?:Invalid|Malformed)/.test(name);
}

export function isLookupName(name: string): boolean {
  return lookups.test(name);
}

export function isParserName(name: string): boolean {
  return parsers.test(name);
}

export function isEffectName(name: string): boolean {
  return effects.test(name);
}
