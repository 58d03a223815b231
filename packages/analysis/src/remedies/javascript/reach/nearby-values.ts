import type { Origin } from "../../../reading/javascript/resolving/origins.ts";
import type { Draft } from "../source/draft.ts";
import { usesPackage } from "./uses-package.ts";
import type { ValueInReach } from "./value-in-reach.ts";

/** What files beside this one import, as it could be imported here as well. */
export function* nearbyValues(draft: Draft): Generator<ValueInReach> {
  const { modules, origins } = draft.reading;
  if (!modules) return;
  const form = draft.style.isCommonJs ? "require" : "import";
  for (const nearby of modules.surroundings.imports) {
    const { source, imported, local } = nearby;
    // A name that means something else here, or a module that this file cannot reach.
    if (nearby.form !== form || draft.isTaken(local)) continue;
    const library = origins.vocabulary.libraryOf(source);
    const origin: Origin =
      library === null ? { is: "imported", source, path: [imported] } : { is: "library", library, receiver: imported };
    if (library !== null ? !usesPackage(draft, source) : !modules.reaches(source)) continue;
    yield {
      name: local,
      expression: local,
      origin,
      where: "nearby",
      binding: null,
      use: () => draft.importAs(source, imported, local),
    };
  }
}
