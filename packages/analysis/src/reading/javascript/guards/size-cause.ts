import type { GuardCause } from "../../../model/guard.ts";
import { lastPart } from "../../../vocabulary/name-pattern.ts";
import type { Reading } from "../reading.ts";
import { calledName, memberName, pathOf, unwrap, type Node } from "../syntax/node.ts";
import type { Payload } from "../units/payload.ts";
import { ofMissingResult } from "./missing-result.ts";
import { isReadAsOne } from "./read-as-one.ts";

/** A batch may be empty; of what is looked up by a key and read as one record, the record is missing. */
export function ofEmptiness(reading: Reading, payload: Payload, size: Node): GuardCause {
  if (size.type !== "MemberExpression") return "empty";
  const list = unwrap(size.object);
  const root = list.type === "MemberExpression" ? unwrap(list.object) : list;
  const listed = payload.valueOf(root);
  if (listed?.type !== "CallExpression" || ofMissingResult(reading, payload, listed) !== "lookup-miss") return "empty";
  if (memberName(size) === "rowCount") return "lookup-miss";
  return isReadAsOne(reading, list) ? "lookup-miss" : "empty";
}

/** `frame.length < HEADER_LENGTH`, `line.split(';').length < 5`: too little to be what it was meant to be; one is none. */
export function isTooShort(payload: Payload, size: Node, bound: Node): boolean {
  if (size.type !== "MemberExpression" || !/^(?:length|byteLength)$/.test(memberName(size) ?? "")) return false;
  const constant = pathOf(bound) ?? "";
  const isBound =
    bound.type === "Literal"
      ? typeof bound.value === "number" && bound.value > 1
      : /^[A-Z][A-Z0-9_]*$/.test(lastPart(constant)) && !/MAX|BATCH|CHUNK|THRESHOLD|LIMIT|QUORUM/.test(constant);
  if (!isBound) return false;
  const value = unwrap(size.object);
  const from = payload.valueOf(value) ?? value;
  if (from.type === "CallExpression" && /^(?:split|match|slice|subarray)$/.test(calledName(from) ?? ""))
    return payload.concerns(from);
  if (!payload.is(value) && !payload.gave(value)) return false;
  // So many messages make a batch, so many words a text.
  return /(?:^|\.)(?:payload|buf|buffer|frame|packet|bytes|raw|body|data|content|value|header|digest|signature|parts|fields|columns|cells|tokens|segments)$|(?:Buf|Buffer|Frame|Packet|Bytes)$/i.test(
    pathOf(value) ?? "",
  );
}

export function isSize(node: Node): boolean {
  return (
    ["length", "size", "count", "total", "byteLength"].includes(
      node.type === "MemberExpression" ? (memberName(node) ?? "") : "",
    ) ||
    (node.type === "Identifier" && /count|size|length|total/i.test(node.name))
  );
}
