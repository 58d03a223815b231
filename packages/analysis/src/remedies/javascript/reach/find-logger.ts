import { libraryOf } from "../../../reading/javascript/resolving/library-of.ts";
import { classAround } from "../../../reading/javascript/syntax/classes.ts";
import {
  memberName,
  pathOf,
  propertyName,
  stringValue,
  type Call,
  type Node,
} from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";
import { shapeOfLibrary, type Logger } from "./logger.ts";
import { namesInScope } from "./names-in-scope.ts";

const loggerName = /^(?:log|logger|\w*Logger|LOG|LOGGER)$/;

/** The nearest logger: a variable, a member of `this` or of a parameter, an import; `console` where there is none. */
export function findLogger(draft: Draft, at: Node): Logger {
  const names = namesInScope(draft.reading, at);
  const inScope = (where: string): Logger | null => {
    for (const { name, binding, where: here } of names) {
      const isHere = where === "import" ? here === "import" : here !== "import";
      if (!isHere || !loggerName.test(name)) continue;
      const logger = loggerAt(draft, name, binding);
      if (logger) return logger;
    }
    return null;
  };
  return (
    inScope("here") ??
    memberOfThis(draft, at) ??
    memberOfParameter(draft, at) ??
    inScope("import") ?? { expression: "console", shape: "message-first", errorKey: "error" }
  );
}

export function loggerAt(draft: Draft, expression: string, node: Node): Logger | null {
  const library = libraryOf(draft.reading.origins, node, "error", true)?.library ?? null;
  const known = library === null ? null : shapeOfLibrary(library);
  if (known) return { expression, ...known };
  const origin = draft.reading.origins.of(node);
  if (origin?.is === "function") return null;
  return { expression, ...shapeByUse(draft, expression) };
}

/** `this.logger`, `this.log`: what the class holds. */
function memberOfThis(draft: Draft, at: Node): Logger | null {
  const owner = classAround(at);
  if (!owner) return null;
  for (const call of callsOf(draft)) {
    const path = pathOf(call.callee) ?? "";
    const match = /^this\.(#?\w+)\.\w+$/.exec(path);
    if (!match?.[1] || !loggerName.test(match[1].replace("#", ""))) continue;
    if (classAround(call) !== owner || call.callee.type !== "MemberExpression") continue;
    return loggerAt(draft, `this.${match[1]}`, call.callee.object);
  }
  for (const element of owner.body.body) {
    const names =
      element.type === "PropertyDefinition"
        ? [propertyName(element.key)]
        : element.type === "MethodDefinition" && element.kind === "constructor"
          ? element.value.params.map((parameter) =>
              parameter.type === "TSParameterProperty" && parameter.parameter.type === "Identifier"
                ? parameter.parameter.name
                : null,
            )
          : [];
    for (const name of names) {
      if (name === null || !loggerName.test(name.replace("#", ""))) continue;
      const origin = draft.reading.origins.memberOf({ is: "instance", of: owner }, name);
      const known = origin?.is === "library" ? shapeOfLibrary(origin.library) : null;
      return { expression: `this.${name}`, ...(known ?? shapeByUse(draft, `this.${name}`)) };
    }
  }
  return null;
}

/** `req.log`, `ctx.logger`: seen in use on a parameter that can be named here. */
function memberOfParameter(draft: Draft, at: Node): Logger | null {
  const names = new Set(
    namesInScope(draft.reading, at)
      .filter(({ variable }) => variable.defs[0]?.type === "Parameter")
      .map(({ name }) => name),
  );
  for (const call of callsOf(draft)) {
    const { callee } = call;
    if (callee.type !== "MemberExpression" || callee.object.type !== "MemberExpression") continue;
    const { object } = callee.object;
    if (object.type !== "Identifier" || !names.has(object.name)) continue;
    if (/^(?:log|logger)$/.test(memberName(callee.object) ?? ""))
      return loggerAt(draft, draft.textOf(callee.object), callee.object);
  }
  return null;
}

/** A logger of the project's own takes its arguments as it is given them elsewhere in the file. */
function shapeByUse(draft: Draft, expression: string): Pick<Logger, "shape" | "errorKey"> {
  const errorKey = new RegExp(`\\berr[,: }]`).test(draft.reading.file.input.text) ? "err" : "error";
  let isTextOnly = false;
  for (const call of callsOf(draft)) {
    const { callee } = call;
    if (callee.type !== "MemberExpression" || draft.textOf(callee.object) !== expression) continue;
    const [first, second] = call.arguments;
    if (first?.type === "ObjectExpression") return { shape: "object-first", errorKey };
    if (second?.type === "ObjectExpression") return { shape: "message-first", errorKey };
    if (stringValue(first) !== null) isTextOnly = true;
  }
  return { shape: isTextOnly ? "text-only" : "message-first", errorKey };
}

function callsOf(draft: Draft): readonly Call[] {
  return draft.reading.file.bodies.flatMap(({ calls }) => calls);
}
