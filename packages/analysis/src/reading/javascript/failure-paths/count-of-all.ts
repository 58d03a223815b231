import type { Verdict } from "../../../model/verdict.ts";
import type { Reading } from "../reading.ts";
import {
  calledName,
  memberName,
  pathOf,
  placeOf,
  propertyName,
  receiverOf,
  type FunctionNode,
  type Node,
} from "../syntax/node.ts";
import { loopKind } from "./loop-kind.ts";

/**
 * `for (const row of rows) …; return { imported: rows.length }`: as many as came in are said to be done, however many
 * of them failed. What says how many there were (`total`, `found`) is no such claim.
 */
export function countOfAll(reading: Reading, site: Node, home: FunctionNode, after: readonly Node[]): Verdict | null {
  const list = listAround(site, home);
  if (list === null) return null;
  let found: Node | null = null;
  for (const root of after)
    reading.file.descend(root, (node) => {
      if (found) return false;
      if (node.type !== "MemberExpression") return undefined;
      if (/^(?:length|size)$/.test(memberName(node) ?? "") && pathOf(node.object) === list)
        found = handedOut(reading, node);
      return undefined;
    });
  // TypeScript does not see the assignment in the callback.
  const said = found as Node | null;
  return said
    ? {
        kind: "success",
        text: `\`${reading.file.textOf(said).replace(/\s+/g, " ")}\` counts all of them as done`,
        place: placeOf(said),
      }
    : null;
}

/** The same of any mention, a log line's as well: `logger.info(`billed ${tenants.length} tenants`)`. */
export function mentionsAll(reading: Reading, site: Node, home: FunctionNode, after: readonly Node[]): boolean {
  const list = listAround(site, home);
  let found = false;
  if (list !== null)
    for (const root of after)
      reading.file.descend(root, (node) => {
        found ||=
          node.type === "MemberExpression" &&
          /^(?:length|size)$/.test(memberName(node) ?? "") &&
          pathOf(node.object) === list;
        return !found;
      });
  return found;
}

/** The list that the innermost loop around a handler goes over, as written. */
function listAround(site: Node, home: FunctionNode): string | null {
  for (let node: Node | undefined = site.parent; node && node !== home; node = node.parent) {
    if (loopKind(node) !== "items") continue;
    if (node.type === "ForOfStatement") return pathOf(node.right);
    const call = node.parent;
    if (call?.type !== "CallExpression") return null;
    const receiver = receiverOf(call);
    const first = call.arguments[0];
    return /^(?:map|forEach|flatMap)$/.test(calledName(call) ?? "")
      ? receiver && pathOf(receiver)
      : first
        ? pathOf(first)
        : null;
  }
  return null;
}

const neutral =
  /total|found|match|receiv|candidat|attempt|length|size|queued|seen|read|fetched|input|expected|remaining/i;

/** The property or argument through which a count leaves: a returned value, or what a call stores; no log, no test. */
function handedOut(reading: Reading, count: Node): Node | null {
  let named: Node = count;
  for (let node: Node | undefined = count.parent; node; node = node.parent) {
    switch (node.type) {
      case "Property":
        if (neutral.test(propertyName(node.key) ?? "")) return null;
        named = node;
        break;
      case "ObjectExpression":
      case "AwaitExpression":
        break;
      case "ReturnStatement":
        return named;
      case "CallExpression":
        if (named === count || reading.operations.of(node)?.kind === "log") return null;
        return named;
      default:
        return null;
    }
  }
  return null;
}
