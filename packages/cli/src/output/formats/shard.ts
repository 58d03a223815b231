import type { Report } from "./format.ts";

/** What this part of a run gave, for `silent-failure merge`. */
export function shard({ part }: Report): readonly string[] {
  return [`${JSON.stringify(part?.() ?? null)}\n`];
}
