import { propertyName, type FunctionNode, type Node } from "../../../../reading/javascript/syntax/node.ts";

/** A parameter is written with a type of its own, `{ data: Buffer; ack(): void }`, that does not have this member. */
export function lacksMember({ params }: FunctionNode, name: string, member: string): boolean {
  const parameter = params.find((one) => one.type === "Identifier" && one.name === name);
  const type = parameter?.type === "Identifier" ? parameter.typeAnnotation?.typeAnnotation : undefined;
  if (type?.type !== "TSTypeLiteral") return false;
  return !type.members.some((one) => "key" in one && propertyName(one.key as Node) === member);
}
