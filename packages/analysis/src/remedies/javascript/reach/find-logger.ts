import type { Node } from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";
import type { Logger } from "./logger.ts";
import { logFunctionOf } from "./loggers/log-function-of.ts";
import { libraryAsLogger, loggerOf } from "./loggers/logger-of.ts";
import { namedBySettings } from "./named-by-settings.ts";
import { valuesInReach } from "./values-in-reach.ts";

/*
 * The logger to write with: what is nearest, objects before functions.
 *
 * scope → member of `this` or of a parameter → import → what files nearby import → settings → `console`
 */
export function findLogger(draft: Draft, at: Node): Logger {
  const values = [...valuesInReach(draft, at)];
  for (const where of ["scope", "member", "import", "nearby"]) {
    const here = values.filter((value) => value.where === where);
    for (const read of [loggerOf, libraryAsLogger, logFunctionOf])
      for (const value of here) {
        const logger = read(draft, value);
        if (logger) return where === "nearby" ? { ...logger, expression: value.use() } : logger;
      }
  }
  const own = namedBySettings(draft.reading.settings.loggers, values);
  if (own !== null) return { expression: own, shape: "function", errorKey: "error", takes: ["text"] };
  return { expression: "console", shape: "message-first", errorKey: "error" };
}
