import { UsageError } from "../usage-error.ts";

/** One part of a run that several machines share. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/**
 * Reads `--shard i/n`.
 * @throws UsageError when it is none.
 */
export function readShard(given: string): Shard {
  const [, index = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(given) ?? []).map(Number);
  if (index < 1 || index > count)
    throw new UsageError(`--shard ${given} is no part. Write --shard i/n, such as 1/4 for the first of four.`);
  return { index, count };
}
