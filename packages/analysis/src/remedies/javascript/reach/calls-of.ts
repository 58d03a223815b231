import type { Call } from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";

/** Every call of the file, in source order of their functions. */
export function callsOf(draft: Draft): readonly Call[] {
  return draft.reading.file.bodies.flatMap(({ calls }) => calls);
}
