import type { Operation } from "../../model/operation.ts";
import type { Place } from "../../model/place.ts";
import type { Unit } from "../../model/unit.ts";
import type { Reading } from "./reading.ts";
import { placeOf } from "./syntax/node.ts";

/** What was understood of the code around an offset, for whoever asks why something is or is not found there. */
export interface KnownAt {
  /** Whose normal return says that the work is done; null at the top of a file. */
  readonly unit: Unit | null;
  /** The unit's function, or the whole file. */
  readonly place: Place;
  /** The calls in it that are known, in source order. */
  readonly operations: readonly Operation[];
}

export function knownAt(reading: Reading, offset: number): KnownAt {
  const { file, units, operations } = reading;
  const around = file.bodies.filter(({ node }) => node.range[0] <= offset && offset <= node.range[1]);
  // Bodies are listed from the outside in.
  const innermost = around.at(-1)?.node ?? file.input.ast;
  const inner = innermost.type === "Program" ? null : innermost;
  const own = inner && units.of(inner);
  const unit = inner && (own ? { node: inner, unit: own } : units.around(inner));
  const root = unit?.node ?? inner ?? file.input.ast;
  const known: Operation[] = [];
  for (const body of file.bodiesWithin(root))
    for (const call of [...body.calls, ...body.templates]) {
      const operation = operations.of(call);
      if (operation && operation.kind !== "pure") known.push(operation);
    }
  return {
    unit: unit?.unit ?? null,
    place: placeOf(root),
    operations: known.toSorted((a, b) => a.place.start - b.place.start),
  };
}
