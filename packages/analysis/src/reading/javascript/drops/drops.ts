import type { Drop } from "../../../model/drop.ts";
import type { Reading } from "../reading.ts";
import { draftsOf } from "../guards/guards.ts";
import type { Call } from "../syntax/node.ts";
import { bodiesOf } from "../units/bodies-of.ts";
import { Payload } from "../units/payload.ts";
import { handlerMapDropOf } from "./handler-maps.ts";
import { listDropOf } from "./narrowed-lists.ts";
import { saysNoMore } from "./says-no-more.ts";
import type { DraftDrop, Site } from "./site.ts";
import { typeChoiceDropOf } from "./type-choices.ts";

/** Reads where some of what a unit is given falls through without an exit: filters, empty arms, handlers that are not there. */
export function readDrops(reading: Reading): readonly Drop[] {
  const found: Drop[] = [];
  for (const { node, unit } of reading.units.all()) {
    if (unit.kind === "function") continue;
    const drops: DraftDrop[] = [];
    const site: Site = { reading, home: node, unit, payload: new Payload(reading, node) };
    for (const body of bodiesOf(reading, node)) {
      for (const call of body.calls) {
        const drop = unit.kind === "request" ? null : handlerMapDropOf(site, call);
        const list = drop ?? listDropOf(site, call);
        if (list && (unit.kind !== "request" || isKeptFromSender(site, call, list))) drops.push(list);
      }
      if (unit.kind === "request") continue;
      for (const branch of body.branches) {
        const drop = branch.type === "SwitchStatement" ? typeChoiceDropOf(site, branch) : null;
        if (drop) drops.push(drop);
      }
    }
    const siblingReports = drops.length > 0 && draftsOf(reading, node, unit).some(({ report }) => report !== "silent");
    found.push(...drops.map((drop) => ({ ...drop, siblingReports })));
  }
  return found.toSorted((a, b) => a.place.start - b.place.start);
}

/** A request answers for itself: it is a drop when the sender's own items are found invalid, and the answer is a plain yes. */
function isKeptFromSender(site: Site, call: Call, { checked }: DraftDrop): boolean {
  return checked && saysNoMore(site, call);
}
