export { configName, findConfig } from "./find-config.ts";
export { IgnorePatterns } from "./ignore-patterns.ts";
export { isInside, LeftOut, type IgnoreOptions } from "./left-out.ts";
export type { Problem } from "./problem.ts";
export { readConfig } from "./read-config.ts";
export { reasonOf } from "./reason-of.ts";
export { ShownPath } from "./shown-path.ts";
