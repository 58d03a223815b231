import type { TSESTree } from "@typescript-eslint/types";
import type { Passing } from "../../../model/passing.ts";
import { lastPart } from "../../../vocabulary/name-pattern.ts";
import { isSideFunction } from "../../../vocabulary/role-names.ts";
import { passers } from "../failure-paths/passers.ts";
import { passesOn } from "../failure-paths/passes-on.ts";
import { workLeaving } from "../handlers/arms.ts";
import { isOnErrorPath, isRepeated, isSideRoom } from "../handlers/is-side-room.ts";
import { parameterVariables } from "../handlers/parameter-variables.ts";
import { functionOf } from "../handlers/promise-handler.ts";
import { siteOf } from "../handlers/site-of.ts";
import type { Reading } from "../reading.ts";
import { isPromiseMethod } from "../syntax/chain.ts";
import { bodyOf, calledName, pathOf, placeOf, receiverOf, type Call, type Node } from "../syntax/node.ts";
import { nameOfFunction } from "../units/unit-names.ts";
import { isKeptAbove } from "./is-kept-above.ts";

/** `catch (error) { log(error); throw error; }`, `.catch(next)`: the handlers that `readHandlers` has no need of. */
export function* passingHandlersOf(reading: Reading): Generator<Passing> {
  if (isSideRoom(reading.file.input.filename)) return;
  for (const body of reading.file.bodies) {
    for (const node of body.tries) {
      const passing = ofTry(reading, node);
      if (passing) yield passing;
    }
    for (const call of body.calls) {
      const passing = isPromiseMethod(call) ? ofPromise(reading, call) : null;
      if (passing) yield passing;
    }
  }
}

function ofTry(reading: Reading, node: TSESTree.TryStatement): Passing | null {
  const { handler, finalizer, block } = node;
  if (!handler) return null;
  const errors = handler.param ? reading.bindings.declaredBy(handler) : [];
  if (!passesOn(reading, finalizer ? [handler.body, finalizer] : [handler.body], errors)) return null;
  const start = handler.range[0];
  return toPassing(reading, {
    tried: block,
    isTry: true,
    site: node,
    place: { start, end: handler.param ? handler.param.range[1] + 1 : start + 5 },
  });
}

function ofPromise(reading: Reading, call: Call): Passing | null {
  const name = calledName(call);
  const handler = name === "then" ? call.arguments[1] : name === "catch" ? call.arguments[0] : undefined;
  const receiver = receiverOf(call);
  if (!handler || !receiver) return null;
  const fn = functionOf(reading, handler);
  const passes = fn
    ? passesOn(reading, bodyOf(fn), parameterVariables(reading, fn, 0))
    : // Of others, the readers of handlers only presume it.
      passers.test(lastPart(pathOf(handler) ?? ""));
  if (!passes) return null;
  const place = name === "then" || call.callee.type !== "MemberExpression" ? handler : call.callee.property;
  return toPassing(reading, { tried: receiver, isTry: false, site: siteOf(call), place: placeOf(place) });
}

interface Found {
  readonly tried: Node;
  readonly isTry: boolean;
  readonly site: Node;
  readonly place: Passing["place"];
}

function toPassing(reading: Reading, { tried, isTry, site, place }: Found): Passing | null {
  const around = reading.units.around(site);
  if (!around || around.unit.throwReaches === "nobody") return null;
  const { node: home, unit } = around;
  if (isSideFunction(nameOfFunction(home) ?? "") || isOnErrorPath(site, home) || isRepeated(site)) return null;
  const operations = workLeaving(reading, tried, isTry);
  const work = operations.find(({ role }) => role === "primary");
  if (!work || isKeptAbove(reading, site, home)) return null;
  return { kind: "passing", form: "handler", unit, place, cause: work.name, operations };
}
