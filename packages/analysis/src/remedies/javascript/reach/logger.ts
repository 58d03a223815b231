/**
 * How a logger takes an entry.
 * `object-first` `error({ … }, "text")` · `message-first` `error("text", { … })` · `text-only` one text ·
 * `text-error` a text, then the error · `nest` `error("text", stack)` · `record` `emit({ … })` · `function` it is called
 * itself, and takes what `takes` says.
 */
export type LogShape = "object-first" | "message-first" | "text-only" | "text-error" | "nest" | "record" | "function";

/** An argument of a function that logs. */
export type LogArgument = "text" | "error" | "object" | "level";

/** A logger that can be used at a place. */
export interface Logger {
  /** As it is written there: `logger`, `this.logger`, `request.log`. */
  readonly expression: string;
  readonly shape: LogShape;
  /** What an error goes by in the object: pino serialises `err`, others take `error`. */
  readonly errorKey: "err" | "error";
  /** What it has for a failure; absent where that is `error`. */
  readonly method?: "warn";
  readonly takes?: readonly LogArgument[];
  /** It takes plain data only, so that an error is given as text. */
  readonly plain?: boolean;
}

export type LogForm = Omit<Logger, "expression">;
