import pc from "picocolors";

export type Colours = ReturnType<typeof pc.createColors>;

/**
 * | given | colours |
 * |---|---|
 * | `--color`, `--no-color` | as it says |
 * | NO_COLOR, not empty | no |
 * | FORCE_COLOR | yes; no for `0` and `false` |
 * | else | on a terminal that can |
 */
export function coloursFor(stream: { readonly isTTY?: boolean }, flag: boolean | undefined): Colours {
  return pc.createColors(flag ?? isWanted(stream));
}

function isWanted({ isTTY }: { readonly isTTY?: boolean }): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return !["0", "false"].includes(FORCE_COLOR);
  return isTTY === true && TERM !== "dumb";
}
