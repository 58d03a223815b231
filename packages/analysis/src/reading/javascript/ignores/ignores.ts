import type { Reading } from "../reading.ts";
import type { Ignore } from "../../../model/ignore.ts";
export function readIgnores(_reading: Reading): readonly Ignore[] {
  return [];
}
