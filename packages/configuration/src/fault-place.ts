import type { DocumentNode, ValueNode } from "@humanwhocodes/momoa";
import type { ErrorObject } from "ajv";
import type { ConfigPlace } from "./config-fault.ts";

/** Where the value or the key begins that a fault is about. */
export function placeOfFault(fault: ErrorObject, document: DocumentNode): ConfigPlace {
  const path = faultPath(fault);
  const key = unknownKeyOf(fault);
  const { line, column, offset } = placeOf(document.body, key === undefined ? path : [...path, key]);
  return { line, column, offset };
}

/** The steps from the root to the value that is wrong. */
export function faultPath({ instancePath }: ErrorObject): readonly string[] {
  // Ajv writes paths as JSON pointers.
  return instancePath
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The key that nobody knows, where that is the fault. */
export function unknownKeyOf({ keyword, params }: ErrorObject): string | undefined {
  return keyword === "additionalProperties" ? String(params["additionalProperty"]) : undefined;
}

/** Where a value, or the key of an unknown member, begins. */
function placeOf(node: ValueNode, path: readonly string[]): ConfigPlace {
  const [step, ...rest] = path;
  if (step === undefined) return node.loc.start;
  if (node.type === "Object") {
    const member = node.members.findLast(({ name }) => (name.type === "String" ? name.value : name.name) === step);
    if (member) return rest.length > 0 ? placeOf(member.value, rest) : member.loc.start;
  }
  const element = node.type === "Array" ? node.elements[Number(step)] : undefined;
  return element ? placeOf(element.value, rest) : node.loc.start;
}
