import type { EnsureExists } from "../../../model/ensure-exists.ts";
import type { Plan } from "../../../model/plan.ts";
import type { RemedyName } from "../../../model/remedy.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";

export function planEnsureExists(_reading: Reading, _fact: EnsureExists, _remedy: RemedyName): Plan | null {
  return null;
}
