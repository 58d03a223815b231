import type { SelectOptions } from "../plan.ts";
import type { BaselineOptions } from "./locate-baseline.ts";

/** A command over the same files and by the same rules as this run, such as `baseline prune`. */
export function commandLineOf(
  command: string,
  paths: readonly string[],
  { strict, rule, config, ignored, noIgnore, baseline }: SelectOptions & BaselineOptions,
  more: readonly string[] = [],
): string {
  const words = [
    ...paths,
    ...(strict ? ["--strict"] : []),
    ...Object.entries(rule).flatMap(([id, level]) => ["--rule", `${id}:${level}`]),
    ...(config === undefined ? [] : ["--config", config]),
    ...ignored.flatMap((glob) => ["--ignore", glob]),
    ...(noIgnore ? ["--no-ignore"] : []),
    ...(typeof baseline === "string" ? ["--baseline", baseline] : []),
    ...more,
  ];
  return ["silent-failure", command, ...words.map(quoted)].join(" ");
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
