import type { TSESTree } from "@typescript-eslint/types";
import type { LogArgument } from "../logger.ts";

/** What a function that logs is given, by its parameters; null where one of them is nothing that a log line has. */
export function argumentsTaken(parameters: readonly TSESTree.Parameter[]): readonly LogArgument[] | null {
  const takes: LogArgument[] = [];
  for (const [i, parameter] of parameters.entries()) {
    if (parameter.type === "RestElement") {
      // `...args: unknown[]`: the words first, then what belongs to them.
      if (!takes.includes("text")) takes.push("text");
      if (!takes.includes("object")) takes.push("object");
      return takes;
    }
    const isOptional = parameter.type === "AssignmentPattern" || ("optional" in parameter && parameter.optional);
    const argument = parameter.type === "Identifier" ? argumentOf(parameter, i) : null;
    if (argument !== null && !takes.includes(argument)) takes.push(argument);
    else if (isOptional) return takes;
    else return null;
  }
  return takes.length > 0 ? takes : null;
}

function argumentOf({ name, typeAnnotation }: TSESTree.Identifier, index: number): LogArgument | null {
  const type = typeAnnotation?.typeAnnotation;
  const isText = type?.type === "TSStringKeyword";
  if (/^(?:level|severity)$/.test(name)) return isText || type === undefined ? "level" : null;
  if (isText) return index < 2 ? "text" : null;
  if (type?.type === "TSNumberKeyword" || type?.type === "TSBooleanKeyword") return null;
  const isErrorType =
    type?.type === "TSTypeReference" && type.typeName.type === "Identifier" && type.typeName.name.endsWith("Error");
  // A class of errors takes no value that is only caught.
  if (isErrorType) return null;
  if (/^(?:e|err|error|cause|exception|reason)$/.test(name)) return "error";
  if (/^(?:message|msg|text|line|title|what)$/.test(name)) return "text";
  if (type?.type === "TSTypeReference" && !/^(?:Record|Readonly|Partial)$/.test(nameOf(type))) return null;
  return "object";
}

function nameOf({ typeName }: TSESTree.TSTypeReference): string {
  return typeName.type === "Identifier" ? typeName.name : "";
}
