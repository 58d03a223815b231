import { calledName, isFunction, unwrap, type Node } from "../../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../../source/draft.ts";
import type { LogForm, Logger } from "../logger.ts";
import { usesPackage } from "../uses-package.ts";
import { libraryOfValue, type ValueInReach } from "../value-in-reach.ts";
import { formByType } from "./form-by-type.ts";
import { formByUse } from "./form-by-use.ts";
import { formOfLibrary, loggersThemselves } from "./form-of-library.ts";

const loggerName = /^#?_?(?:log|logger|\w*Logger|\w+Log|LOG|LOGGER|lg)$/;
/** These keep what is asked for at most, or other things than failures. */
const otherLog =
  /debug|trace|verbose|access|audit|change|event|noop|null|silent|query|sql|catalog|dialog|blog|backlog/i;

/** A value as a logger; null where it is none, or keeps no failures. */
export function loggerOf(draft: Draft, value: ValueInReach): Logger | null {
  const { name, expression, origin } = value;
  const library = libraryOfValue(draft, value, "error");
  if (!loggerName.test(name) || otherLog.test(name) || origin?.is === "function") return null;
  if (/^[A-Z][a-z]/.test(name))
    // A class or a type; only Nest's has what loggers have.
    return library?.library === "@nestjs/common" || formByUse(draft, expression) ? entry(draft, value, library) : null;
  return entry(draft, value, library);
}

/** `import consola from "consola"`: the library itself logs. */
export function libraryAsLogger(draft: Draft, value: ValueInReach): Logger | null {
  if (!loggersThemselves.has(value.name)) return null;
  const library = libraryOfValue(draft, value, "error")?.library;
  const form = library === value.name ? formOfLibrary(library, null) : null;
  return form ? { expression: value.expression, ...form } : null;
}

/** What stands before `.error(…)` in a line that is there already. */
export function loggerAt(draft: Draft, expression: string, node: Node): Logger | null {
  const origin = draft.reading.origins.of(node);
  if (origin?.is === "function") return null;
  const name = expression.split(".").at(-1) ?? expression;
  const value: ValueInReach = { name, expression, origin, where: "member", binding: null, use: () => expression };
  return entry(draft, value, libraryOfValue(draft, value, "error"));
}

function entry(draft: Draft, value: ValueInReach, library: ReturnType<typeof libraryOfValue>): Logger | null {
  const { expression, origin } = value;
  if (library) {
    const form = formOfLibrary(library.library, library.receiver);
    return form ? { expression, ...form } : null;
  }
  const typed = formByType(origin);
  if (typed === "none") return null;
  const used = formByUse(draft, expression);
  if (typed) return { expression, ...typed };
  if (used) return { expression, ...used };
  return isLikely(value) ? { expression, ...formByProject(draft) } : null;
}

/** Nobody shows how it is called: an import, or what is called a logger in full. */
function isLikely({ name, where, binding }: ValueInReach): boolean {
  if (where === "import" || where === "nearby" || where === "member" || /logger/i.test(name)) return true;
  const { parent } = binding ?? {};
  const made = parent?.type === "VariableDeclarator" && parent.init ? unwrap(parent.init) : null;
  if (made?.type === "CallExpression" || made?.type === "NewExpression")
    return /log|child|pino/i.test(calledName(made) ?? "");
  return !isFunction(parent as Node) && made === null && parent?.type === "ObjectPattern";
}

/** A wrapper of the project's own most often takes what the library behind it takes; a text is taken by all. */
function formByProject(draft: Draft): LogForm {
  for (const library of ["pino", "bunyan"])
    if (usesPackage(draft, library)) return { shape: "object-first", errorKey: "err" };
  for (const library of ["winston", "consola", "log4js"])
    if (usesPackage(draft, library)) return { shape: "message-first", errorKey: "error" };
  return { shape: draft.style.isTypeScript ? "text-only" : "message-first", errorKey: "error" };
}
