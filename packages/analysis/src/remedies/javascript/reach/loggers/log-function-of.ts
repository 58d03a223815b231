import { stringValue, type Node } from "../../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../../source/draft.ts";
import { callsOf } from "../calls-of.ts";
import type { LogArgument, Logger } from "../logger.ts";
import type { ValueInReach } from "../value-in-reach.ts";
import { argumentsTaken } from "./arguments-taken.ts";
import { isError } from "./form-by-use.ts";

const logFunctionName = /^(?:log|logError|logErr|logWarn|logWarning|logException|logFailure)$/;

/** `logError(err, "…")`, `log("error", "…")`: a function of the project's own that logs; null for anything else. */
export function logFunctionOf(draft: Draft, { name, expression, origin, where }: ValueInReach): Logger | null {
  if (!logFunctionName.test(name) || where === "nearby") return null;
  const takes = origin?.is === "function" ? argumentsTaken(origin.node.params) : argumentsByUse(draft, expression);
  if (!takes || !(takes.includes("text") || takes.includes("error"))) return null;
  // `log("…")` says of no entry that it is a failure; without a level it is what the project has for that.
  if (origin?.is === "function" && /\bdebug\b|\btrace\b/.test(draft.textOf(origin.node))) return null;
  return { expression, shape: "function", errorKey: "error", takes };
}

/** What the file gives to it, most often. */
function argumentsByUse(draft: Draft, expression: string): readonly LogArgument[] | null {
  for (const { callee, arguments: given } of callsOf(draft)) {
    if (callee.type !== "Identifier" || callee.name !== expression || given.length === 0) continue;
    const takes = given.map((argument) => argumentOf(argument));
    return takes.every((one) => one !== null) && new Set(takes).size === takes.length ? takes : null;
  }
  return null;
}

function argumentOf(node: Node): LogArgument | null {
  if (node.type === "ObjectExpression") return "object";
  const text = stringValue(node);
  if (text === "error" || text === "warn" || text === "info") return "level";
  return text !== null ? "text" : isError(node) ? "error" : null;
}
