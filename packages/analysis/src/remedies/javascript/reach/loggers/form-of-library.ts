import type { LogForm } from "../logger.ts";

const objectFirst: LogForm = { shape: "object-first", errorKey: "err" };
const messageFirst: LogForm = { shape: "message-first", errorKey: "error" };
const nest: LogForm = { shape: "nest", errorKey: "error" };

/** How the loggers of these libraries take an entry; `*` stands for any class of the library. */
const forms: Readonly<Record<string, Readonly<Record<string, LogForm>>>> = {
  pino: { "*": objectFirst },
  bunyan: { "*": objectFirst },
  fastify: { "*": objectFirst },
  // What it is given goes out as JSON.
  roarr: { "*": { shape: "object-first", errorKey: "error", plain: true } },
  // Its `PinoLogger` is pino's, its `Logger` stands in for Nest's own.
  "nestjs-pino": { Logger: nest, "*": objectFirst },
  "@nestjs/common": { "*": nest },
  "@opentelemetry/api-logs": { "*": { shape: "record", errorKey: "error", plain: true } },
  winston: { "*": messageFirst },
  log4js: { "*": messageFirst },
  consola: { "*": messageFirst },
  loglevel: { "*": messageFirst },
  tslog: { "*": messageFirst },
  signale: { "*": messageFirst },
  console: { "*": messageFirst },
  "firebase-functions": { "*": messageFirst },
  "graphile-worker": { "*": messageFirst },
  "@temporalio/activity": { "*": messageFirst },
  "@aws-lambda-powertools/logger": { "*": messageFirst },
  inngest: { "*": messageFirst },
};

export function formOfLibrary(library: string, receiver: string | null): LogForm | null {
  const known = forms[library];
  return known?.[receiver ?? "*"] ?? known?.["*"] ?? null;
}

/** Libraries whose logger is what is imported: `import consola from "consola"`. */
export const loggersThemselves: ReadonlySet<string> = new Set(["consola", "signale", "winston"]);
