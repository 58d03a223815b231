import type { Library } from "@silent-failure/analysis";

export const generated: ReadonlySet<string>;

/** What these libraries name and their packages, found from `folder`, do not declare, as sentences. */
export function undeclared(
  libraries: readonly Library[],
  folder: string,
  versions: ReadonlyMap<string, string>,
): readonly string[];
