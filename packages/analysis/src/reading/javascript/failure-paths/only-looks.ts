import { wordsOf } from "../../../vocabulary/name-pattern.ts";

export function onlyLooks(name: string): boolean {
  return (
    /^(?:get|load|find|fetch|read|list|resolve|lookup|query|search|is|has|can|validate|verify)(?:[A-Z]|$)/.test(name) &&
    !/(?:Or|And)[A-Z]|Create|Save|Store/.test(name)
  );
}

/** `releaseLock`, `renewLease`: a lock ends by itself, and one that was not taken is taken later. */
function isLockName(name: string): boolean {
  const words = wordsOf(name);
  return words[0] === "unlock" || /^(?:lock|lease|mutex|semaphore)s?$/.test(words.at(-1) ?? "");
}

/** The same of what can be filled again, whatever it is kept in: `storeGlobalCache`. */
export function isSideName(name: string): boolean {
  return isLockName(name) || /(?:Cache|Telemetry|Analytics|Metrics)$/.test(name);
}

/** `getMaxRevision()`; a plain `fetch()` or `query()` may do anything. */
export function asksForOne(name: string): boolean {
  return onlyLooks(name) && /[A-Z]/.test(name);
}
