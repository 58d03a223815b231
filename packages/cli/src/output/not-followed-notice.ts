import type { ShownPath } from "@silent-failure/configuration/files";

const shownAtMost = 3;

/** One sentence on the imports that could not be followed; none when all were. */
export function notFollowedNotice(
  imports: readonly { readonly file: string; readonly reason: string }[],
  shown: ShownPath,
): readonly string[] {
  const reasons = [...new Set(imports.map(({ file, reason }) => `${shown.of(file)} (${reason})`))];
  if (reasons.length === 0) return [];
  const more = reasons.length > shownAtMost ? `, and ${reasons.length - shownAtMost} more` : "";
  return [
    `Not every import could be followed, so less is known of what is called there: ${reasons.slice(0, shownAtMost).join("; ")}${more}.`,
  ];
}
