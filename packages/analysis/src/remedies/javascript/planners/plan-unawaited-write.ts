import type { UnawaitedWrite } from "../../../model/unawaited-write.ts";
import type { Plan } from "../../../model/plan.ts";
import type { RemedyName } from "../../../model/remedy.ts";
import type { Reading } from "../../../reading/javascript/reading.ts";

export function planUnawaitedWrite(_reading: Reading, _fact: UnawaitedWrite, _remedy: RemedyName): Plan | null {
  return null;
}
