import type { Shard } from "./read-shard.ts";

/**
 * The files of one part: neighbours, since they import the same modules, and as much text in each part as the sizes of
 * files allow. The same files give the same parts on every machine, and all parts in a row give the files.
 */
export function shardOf<File extends { readonly size: number }>(
  files: readonly File[],
  { index, count }: Shard,
): readonly File[] {
  // A file costs something by being there.
  const weightOf = ({ size }: File) => size + 1_000;
  const total = files.reduce((sum, file) => sum + weightOf(file), 0);
  let before = 0;
  return files.filter((file) => {
    const middle = before + weightOf(file) / 2;
    before += weightOf(file);
    return Math.min(count, Math.floor((middle * count) / total) + 1) === index;
  });
}
