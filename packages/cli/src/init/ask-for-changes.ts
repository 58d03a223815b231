import { plural } from "../output/plural.ts";
import type { ProposedChange } from "./proposal.ts";
import { YesOrNo } from "./yes-or-no.ts";

/** What a person agrees to: new files together, each file that is there by itself. */
export async function askForChanges(
  changes: readonly ProposedChange[],
  hasBaseline: boolean,
): Promise<{ readonly agreed: readonly ProposedChange[]; readonly isBaselineAgreed: boolean }> {
  const fresh = changes.filter(({ before }) => before === null);
  const count = fresh.length + (hasBaseline ? 1 : 0);
  const person = new YesOrNo();
  try {
    const isFresh =
      count > 0 &&
      (await person.ask(count === 1 ? "Write this new file?" : `Write these ${plural(count, "new file")}?`));
    const agreed = isFresh ? [...fresh] : [];
    for (const change of changes)
      if (change.before !== null && (await person.ask(`Change ${change.path}?`))) agreed.push(change);
    return { agreed, isBaselineAgreed: isFresh && hasBaseline };
  } finally {
    person.close();
  }
}
