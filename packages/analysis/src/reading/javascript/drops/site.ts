import type { Drop } from "../../../model/drop.ts";
import type { Unit } from "../../../model/unit.ts";
import type { Reading } from "../reading.ts";
import type { FunctionNode } from "../syntax/node.ts";
import type { Payload } from "../units/payload.ts";

/** The unit in which something may fall through. */
export interface Site {
  readonly reading: Reading;
  readonly home: FunctionNode;
  readonly unit: Unit;
  readonly payload: Payload;
}

/** A drop as far as it can be read alone. */
export type DraftDrop = Omit<Drop, "siblingReports">;
