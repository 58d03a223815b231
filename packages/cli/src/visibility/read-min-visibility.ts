import { UsageError } from "../usage-error.ts";

/** What `--min-visibility` asks for: of all that is checked, or of one folder as it was given. */
export interface MinVisibility {
  readonly folder: string | null;
  readonly percent: number;
}

const allowed =
  "Write --min-visibility <percent> or --min-visibility <folder>:<percent>, with a percentage from 0 to 100";

/**
 * Reads `--min-visibility 80` or `--min-visibility src/orders:95`; of two for the same folder, the last one counts.
 * @throws UsageError with what is allowed.
 */
export function readMinVisibility(given: string, known: readonly MinVisibility[] = []): readonly MinVisibility[] {
  const colon = given.lastIndexOf(":");
  const folder = colon < 0 ? null : given.slice(0, colon);
  const number = given.slice(colon + 1).trim();
  if (folder?.trim() === "") throw new UsageError(`--min-visibility ${given} names no folder. ${allowed}.`);
  if (!/^\d{1,9}(?:\.\d{1,9})?%?$/.test(number)) {
    const what =
      colon < 0 ? `--min-visibility ${given} is no percentage` : `--min-visibility ${given} has no percentage`;
    throw new UsageError(`${what}. ${allowed}.`);
  }
  const percent = Number.parseFloat(number);
  if (percent > 100) throw new UsageError(`--min-visibility ${given} asks for more than there is. ${allowed}.`);
  return [...known.filter((one) => one.folder !== folder), { folder, percent }];
}
