/**
 * Matches a name or dotted path against patterns as users write them: `reportDrop`, `audit.write`, `*Repository`,
 * `metrics.*`. A pattern without a dot matches the last part; `*` stands at the beginning or the end only, so that
 * matching takes linear time.
 */
export function matchesName(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesOne(path, pattern));
}

function matchesOne(path: string, pattern: string): boolean {
  const subject = pattern.includes(".") ? path : lastPart(path);
  const open = pattern.startsWith("*");
  const close = pattern.length > 1 && pattern.endsWith("*");
  const core = pattern.slice(open ? 1 : 0, close ? -1 : undefined);
  if (open && close) return subject.includes(core);
  if (open) return subject.endsWith(core);
  if (close) return subject.startsWith(core);
  return subject === core || subject.endsWith(`.${core}`);
}

export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}

/** `updateLastSeenAt` → `update last seen at`; `this.cache_store` → `this cache store`. */
export function wordsOf(name: string): readonly string[] {
  let words = wordCache.get(name);
  if (!words) {
    if (wordCache.size > 20_000) wordCache.clear();
    words = splitWords(name);
    wordCache.set(name, words);
  }
  return words;
}

/** Names repeat all over a code base; bounded, so that a long-running host does not grow. */
const wordCache = new Map<string, readonly string[]>();

function splitWords(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 0);
}

/** A set of words, written as text so that a long list stays readable. */
export function setOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
