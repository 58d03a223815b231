import type { Drop } from "../../../model/drop.ts";
import { lastPart } from "../../../vocabulary/name-pattern.ts";
import type { Reading } from "../reading.ts";
import { isValidator } from "../guards/guard-words.ts";
import { draftsOf } from "../guards/guards.ts";
import { calledName, isFunction, pathOf, type Call } from "../syntax/node.ts";
import { bodiesOf } from "../units/bodies-of.ts";
import { makeUnit } from "../units/make-unit.ts";
import { Payload } from "../units/payload.ts";
import { nameOfFunction } from "../units/unit-names.ts";
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
  found.push(...dropsOfFunctions(reading));
  return found.toSorted((a, b) => a.place.start - b.place.start);
}

/** `const rows = parse(file).filter(isValidRow); await store(rows);` in a function that nobody is known to hand its work to. */
function* dropsOfFunctions(reading: Reading): Generator<Drop> {
  if (!reading.file.input.text.includes(".filter(")) return;
  for (const { node, calls } of reading.file.bodies) {
    if (!isFunction(node) || nameOfFunction(node) === null) continue;
    const filters = calls.filter((call) => calledName(call) === "filter");
    const unit = filters.length > 0 ? reading.units.of(node) : null;
    if (filters.length === 0 || (unit && unit.kind !== "function")) continue;
    const own = unit ?? makeUnit(node, "function", "likely", null);
    const site: Site = { reading, home: node, unit: own, payload: new Payload(reading, node) };
    for (const call of filters) {
      const drop = listDropOf(site, call);
      const [predicate] = call.arguments;
      const name = predicate ? lastPart(pathOf(predicate) ?? "") : "";
      if (drop?.checked && drop.isMeantWhole && isValidator(name)) yield { ...drop, siblingReports: false };
    }
  }
}

/** A request answers for itself: it is a drop when the sender's own items are found invalid, and the answer is a plain yes. */
function isKeptFromSender(site: Site, call: Call, { checked }: DraftDrop): boolean {
  return checked && saysNoMore(site, call);
}
