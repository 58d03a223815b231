import { wordsOf, setOf } from "./name-pattern.ts";

const secondaryWords = setOf(`
  cache caches cached mirror replica shadow secondary fallback analytics telemetry metric metrics stats stat
  statistics heartbeat presence touch activity audit tracking track breadcrumb usage seen invalidate evict
  prefetch warm warmup typing ping log logs trace traces span debug temp tmp preview thumbnail session sessions
  history notify notification notifications lock unlock cleanup clean teardown dispose shutdown  
  rollback        health recent optional maybe try besteffort best
  hello gossip disconnect discover discovery migration migrate seed sanitize
`);
const primaryWords = new Set(["primary", "canonical"]);

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

const sideVerbs = setOf(`
  cleanup clean teardown dispose destroy shutdown heartbeat track log ping warm warmup prefetch invalidate evict touch cache recover release sweep expire poll
  refresh requeue resync get format  list
`);

const telling = setOf(`
  error errors exception failure failures issue crash metric metrics stats usage progress status health telemetry event
`);

/** What a function's verb says of all that it writes: `cleanupTemp`, `trackUsage`. Its nouns say nothing. */
export function isSideFunction(name: string): boolean {
  const [verb = "", noun = ""] = wordsOf(name);
  return (
    isEnding(name) ||
    sideVerbs.has(verb) ||
    (verb === "update" && noun === "last") ||
    // `report(immunisation)` to an authority is no telemetry.
    (verb === "report" && telling.has(noun)) ||
    // What is past its time is swept again.
    (/^(?:delete|remove|purge|prune|drop|archive)$/.test(verb) &&
      /^(?:expired|stale|old|orphan(?:s|ed)?|outdated|unused|obsolete)$/.test(noun)) ||
    /(?:Cache|Telemetry|Analytics|Metrics|BestEffort|Migration)$/.test(name)
  );
}

/** `close()`, `stop()`: the end of a client or process, or, where somebody asks for it, of a ticket or an auction. */
export function isEnding(name: string): boolean {
  return /^(?:disconnect|stop|close|end|quit)$/.test(name);
}

const handsOver = setOf(`
  send deliver charge refund pay payout transfer submit settle
`);

/** `sendInvoice`, `chargeCustomer`: a function named for what it hands over, and that something depends on. */
export function isHandingOver(name: string): boolean {
  const [verb = "", ...nouns] = wordsOf(name);
  return (
    handsOver.has(verb) &&
    nouns.length > 0 &&
    roleByName(name) !== "secondary" &&
    !nouns.some((noun) => asides.has(noun))
  );
}

/** What nobody waits for. */
const asides = setOf(`
  event events message messages welcome reminder digest survey newsletter request command response reply data packet
  feedback status update progress test batch nudge failure failures failed error errors
`);
