import type { Operation } from "../../../model/operation.ts";
import { roleByName } from "../../../vocabulary/role-names.ts";
import type { Reading } from "../reading.ts";
import { nameOfFunction } from "../units/unit-names.ts";
import {
  enclosingFunction,
  pathOf,
  placeOf,
  propertyOf,
  stringValue,
  unwrap,
  type Call,
  type Node,
} from "../syntax/node.ts";

/** Messages to people, and what tells caches and counters: nobody is called for one that is missing. */
const sideTarget =
  /slack|discord|telegram|teams|notif|analytic|telemetr|track|metric|logs?\b|ping|heartbeat|revalidat|purge|warm/i;
const sends = /^(?:POST|PUT|PATCH|DELETE)$/i;

/** `fetch(url, { method: "POST" })`: an error status is an answer like any other, and does not throw. */
export function requestOf(reading: Reading, call: Call): Operation | null {
  const path = pathOf(call.callee);
  if (path === null || !/(?:^|\.)(?:fetch|request)$/.test(path)) return null;
  const name = requestName(reading, call, path);
  if (name === null) return null;
  const options = call.arguments[1] ? valueOf(reading, call.arguments[1]) : null;
  const method = stringValue(propertyOf(options, "method"));
  if (method === null || !sends.test(method)) return null;
  const home = enclosingFunction(call);
  const target = `${call.arguments[0] ? reading.file.textOf(call.arguments[0]) : ""} ${home ? (nameOfFunction(home) ?? "") : ""}`;
  return {
    kind: "write",
    certainty: "proved",
    name: `${path}()`,
    library: "fetch",
    tier: "effect",
    role: roleByName(path) ?? (sideTarget.test(target) ? "secondary" : "primary"),
    place: placeOf(call),
    resource: null,
    drift: "none",
    result: reading.operations.vocabulary.function("fetch", name)?.result ?? resultOf(reading, name),
  };
}

/** `fetch` of the platform, undici or node-fetch; a function of the project's own may throw on an error status. */
function requestName(reading: Reading, call: Call, path: string): string | null {
  const callee = unwrap(call.callee);
  const origin = reading.origins.of(callee);
  if (callee.type === "Identifier") {
    if (callee.name === "fetch" && origin?.is === "global") return "fetch";
    if (origin?.is !== "library" || origin.library !== "fetch") return null;
    return origin.receiver === "request" ? "request" : "fetch";
  }
  if (path === "globalThis.fetch" || path === "self.fetch") return "fetch";
  if (callee.type !== "MemberExpression") return null;
  const owner = reading.origins.of(callee.object);
  return owner?.is === "library" && owner.library === "fetch" ? path.slice(path.lastIndexOf(".") + 1) : null;
}

function resultOf(reading: Reading, name: string): Operation["result"] {
  return reading.operations.vocabulary.member("fetch", null, name)[0]?.result;
}

function valueOf(reading: Reading, node: Node): Node {
  const value = unwrap(node);
  const initial = value.type === "Identifier" ? reading.bindings.initialValue(value) : null;
  return initial ? unwrap(initial) : value;
}
