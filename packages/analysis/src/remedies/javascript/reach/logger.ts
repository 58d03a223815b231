import type { Origin } from "../../../reading/javascript/resolving/origins.ts";

/**
 * How a logger takes an entry.
 * `object-first` `error({ … }, "text")` · `message-first` `error("text", { … })` · `text-only` one text, or a text and what
 * belongs to the error · `nest` `error("text", stack)` · `function` called itself, `log("text")` · `record` `emit({ … })`.
 */
export type LogShape = "object-first" | "message-first" | "text-only" | "nest" | "function" | "record";

/** A logger that can be used at a place. */
export interface Logger {
  /** As it is written there: `logger`, `this.logger`, `request.log`. */
  readonly expression: string;
  readonly shape: LogShape;
  /** What an error goes by in the object: pino serialises `err`, others take `error`. */
  readonly errorKey: "err" | "error";
}

/** Loggers that say what they are by their library. */
export function shapeOfLibrary(library: string): Pick<Logger, "shape" | "errorKey"> | null {
  switch (library) {
    case "pino":
    case "bunyan":
    case "fastify":
    case "roarr":
      return { shape: "object-first", errorKey: "err" };
    case "@nestjs/common":
      return { shape: "nest", errorKey: "error" };
    case "@opentelemetry/api-logs":
      return { shape: "record", errorKey: "error" };
    case "winston":
    case "console":
    case "log4js":
    case "consola":
    case "loglevel":
    case "tslog":
    case "signale":
    case "@aws-lambda-powertools/logger":
      return { shape: "message-first", errorKey: "error" };
    default:
      return null;
  }
}

export function libraryOfOrigin(origin: Origin | null): string | null {
  return origin?.is === "library" ? origin.library : null;
}
