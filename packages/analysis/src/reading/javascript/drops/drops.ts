import type { Drop } from "../../../model/drop.ts";
import type { Reading } from "../reading.ts";
import { bodiesOf } from "../units/bodies-of.ts";
import { Payload } from "../units/payload.ts";
import { handlerMapDropOf } from "./handler-maps.ts";
import { listDropOf } from "./narrowed-lists.ts";
import type { Site } from "./site.ts";
import { typeChoiceDropOf } from "./type-choices.ts";

/** Reads where some of what a unit is given falls through without an exit: filters, empty arms, handlers that are not there. */
export function readDrops(reading: Reading): readonly Drop[] {
  const found: Drop[] = [];
  for (const { node, unit } of reading.units.all()) {
    if (unit.kind === "function" || unit.kind === "request") continue;
    const site: Site = { reading, home: node, unit, payload: new Payload(reading, node) };
    for (const body of bodiesOf(reading, node)) {
      for (const call of body.calls) {
        const drop = handlerMapDropOf(site, call) ?? listDropOf(site, call);
        if (drop) found.push(drop);
      }
      for (const branch of body.branches) {
        const drop = branch.type === "SwitchStatement" ? typeChoiceDropOf(site, branch) : null;
        if (drop) found.push(drop);
      }
    }
  }
  return found.toSorted((a, b) => a.place.start - b.place.start);
}
