import leven from "leven";

/** " Did you mean `x`?" for the name that is close enough to be a slip of the fingers, else nothing. */
export function nearest(given: string, allowed: readonly string[]): string {
  const ranked = allowed
    .map((name) => ({ name, distance: leven(given.toLowerCase(), name.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance);
  const best = ranked[0];
  // A third of the letters may be wrong: `silent-gard`, `--fromat`.
  return best && best.distance <= Math.max(2, Math.ceil(best.name.length / 3)) ? ` Did you mean \`${best.name}\`?` : "";
}
