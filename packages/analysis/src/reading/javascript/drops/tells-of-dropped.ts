import type { Variable } from "@typescript-eslint/scope-manager";
import { logLevelOf } from "../../../vocabulary/telemetry-names.ts";
import {
  calledName,
  contains,
  isFunction,
  memberName,
  pathOf,
  receiverOf,
  type Call,
  type Node,
} from "../syntax/node.ts";
import type { Site } from "./site.ts";

const ofDropped =
  /skip|drop|invalid|reject|ignor|discard|filtered|malformed|unprocess|excluded|unusable|unparsable|left out|lost|bad[ _A-Z]|error/i;

/**
 * Whether the unit tells of what it left out, anywhere on its path. `logger.info({ received, stored })` leaves the
 * subtraction to the reader and does not; `received - stored`, `if (valid.length < all.length)`, a second filter for the
 * rest, or a line that says "skipped" does.
 */
export function tellsOfDropped(site: Site, call: Call, list: Node, kept: Variable | null): boolean {
  const { reading, home } = site;
  const source = reading.file.textOf(list);
  if (kept && kept.references.some(({ identifier }) => isCompared(identifier as Node))) return true;
  for (const body of reading.file.bodiesWithin(home)) {
    for (const other of body.calls) {
      if (other === call || isInCatch(other, call)) continue;
      // The rest of the same list is looked at.
      if (/^(?:filter|partition|some|every|find|reject)$/.test(calledName(other) ?? "")) {
        const from = receiverOf(other);
        if (from && reading.file.textOf(from) === source) return true;
        if (calledName(other) === "partition") return true;
      }
      if (isToldBy(site, other)) return true;
    }
  }
  return false;
}

function isToldBy(site: Site, call: Call): boolean {
  const { reading } = site;
  const operation = reading.operations.of(call);
  if (operation?.kind === "deadLetter" || operation?.kind === "alert") return true;
  const text = (): string => reading.file.textOf(call);
  if (operation?.kind === "log") {
    const path = pathOf(call.callee) ?? "";
    return ofDropped.test(text()) || (logLevelOf(path) === "high" && /\.(?:length|size)\b/.test(text()));
  }
  if (operation?.kind === "metric") return ofDropped.test(text());
  const called = reading.summaries.calledBy(call);
  return called !== null && reading.summaries.of(called).report !== "silent" && ofDropped.test(text());
}

/** `all.length - valid.length`, `if (valid.length !== all.length)`. */
function isCompared(identifier: Node): boolean {
  const size = identifier.parent;
  if (size?.type !== "MemberExpression" || !/^(?:length|size)$/.test(memberName(size) ?? "")) return false;
  const sum = size.parent;
  if (sum?.type !== "BinaryExpression") return false;
  const other = sum.left === size ? sum.right : sum.left;
  return other.type === "MemberExpression" || other.type === "Identifier";
}

/** A handler speaks of failures, not of what was left out. */
function isInCatch(node: Node, call: Call): boolean {
  for (let current: Node | undefined = node.parent; current && !isFunction(current); current = current.parent)
    if (current.type === "CatchClause" && !contains(current, call)) return true;
  return false;
}
