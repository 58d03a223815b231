import type { ShownPath } from "@silent-failure/configuration/files";
import type { Minimum } from "./minimums-of.ts";
import type { Visibility } from "./visibility.ts";

/**
 * One sentence for each minimum that is not reached: how far it is, and how to see why. Where there is no failure path, there
 * is none that is silent.
 */
export function visibilityFaults(
  visibility: Visibility,
  minimums: readonly Minimum[],
  shown: ShownPath,
): readonly string[] {
  return minimums.flatMap(({ folder, percent: least, askedBy }) => {
    const { percent, heard, paths } = folder === null ? visibility.total : visibility.of(folder);
    // Not the rounded figure: 89.9 % is less than 90 %, and 92.6 % is not less than 92.5 %.
    if (percent === null || heard * 100 >= least * paths) return [];
    const of = folder === null ? "" : ` of ${shown.of(folder)}`;
    const where = folder === null ? "" : ` ${shown.of(folder)}`;
    const verb = paths === 1 ? "is" : "are";
    const same = folder === null ? ", with the same paths," : "";
    return [
      `Visibility${of} is ${percent} % (${heard} of ${paths} failure ${paths === 1 ? "path" : "paths"} ${verb} heard), below the ${least} % that ${askedBy} asks for. \`silent-failure check${where} --strict\`${same} shows the silent ones.`,
    ];
  });
}
