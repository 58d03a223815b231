import type { ShownPath } from "@silent-failure/configuration/files";
import type { FileOutcome } from "../engine/file-outcome.ts";

const shownAtMost = 3;

/** One sentence on the imports that could not be followed; none when all were. */
export function notFollowedNotice(outcomes: ReadonlyMap<string, FileOutcome>, shown: ShownPath): readonly string[] {
  const reasons = [
    ...new Set(
      [...outcomes].flatMap(([file, { notFollowed }]) => notFollowed.map((reason) => `${shown.of(file)} (${reason})`)),
    ),
  ];
  if (reasons.length === 0) return [];
  const more = reasons.length > shownAtMost ? `, and ${reasons.length - shownAtMost} more` : "";
  return [
    `Not every import could be followed, so less is known of what is called there: ${reasons.slice(0, shownAtMost).join("; ")}${more}.`,
  ];
}
