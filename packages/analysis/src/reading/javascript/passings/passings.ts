import type { Passing } from "../../../model/passing.ts";
import type { Reading } from "../reading.ts";
import { passingGuardsOf } from "./passing-guards.ts";
import { passingHandlersOf } from "./passing-handlers.ts";

/** Reads the failure paths that fail as well, for whoever counts all of them. */
export function readPassings(reading: Reading): readonly Passing[] {
  return [...passingHandlersOf(reading), ...passingGuardsOf(reading)].toSorted((a, b) => a.place.start - b.place.start);
}
