import type { Drop } from "../../../model/drop.ts";
import type { Plan } from "../../../model/plan.ts";
import type { RemedyName } from "../../../model/remedy.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";

export function planDrop(_reading: Reading, _fact: Drop, _remedy: RemedyName): Plan | null {
  return null;
}
