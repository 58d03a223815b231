import type { TSESTree } from "@typescript-eslint/types";
import { classMember } from "../../../../reading/javascript/syntax/classes.ts";
import { propertyName, type Node } from "../../../../reading/javascript/syntax/node.ts";
import type { Origin } from "../../../../reading/javascript/resolving/origins.ts";
import type { LogArgument, LogForm } from "../logger.ts";
import { argumentsTaken } from "./arguments-taken.ts";

/** How a logger whose type or class is written in this file takes an entry; "none" where it has nothing for a failure. */
export function formByType(origin: Origin | null): LogForm | "none" | null {
  if (origin?.is === "typed" && origin.members)
    return firstForm((name) => {
      const member = origin.members?.find((one) => "key" in one && propertyName(one.key as Node) === name);
      return member?.type === "TSMethodSignature"
        ? member.params
        : member?.type === "TSPropertySignature" && member.typeAnnotation?.typeAnnotation.type === "TSFunctionType"
          ? member.typeAnnotation.typeAnnotation.params
          : null;
    });
  if (origin?.is === "instance" && !origin.of.superClass)
    return firstForm((name) => classMember(origin.of, name)?.function?.params ?? null);
  return null;
}

function firstForm(parametersOf: (name: string) => readonly TSESTree.Parameter[] | null): LogForm | "none" {
  for (const method of ["error", "warn"] as const) {
    const parameters = parametersOf(method);
    if (!parameters) continue;
    const form = formOf(argumentsTaken(parameters));
    if (form) return method === "warn" ? { ...form, method } : form;
  }
  return "none";
}

function formOf(takes: readonly LogArgument[] | null): LogForm | null {
  switch (takes?.slice(0, 2).join(" ")) {
    case "text":
      return { shape: "text-only", errorKey: "error" };
    case "text object":
      return { shape: "message-first", errorKey: "error" };
    case "text error":
      return { shape: "text-error", errorKey: "error" };
    case "object":
    case "object text":
      return { shape: "object-first", errorKey: "err" };
    default:
      return null;
  }
}
