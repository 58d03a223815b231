import type { Level } from "./config.ts";
import schema from "./config.schema.generated.json" with { type: "json" };

export const prefix = "silent-failure/";

/** As the schema lists them: whoever only wants the names is spared the rules themselves. */
export const ruleIds: readonly string[] = Object.keys(schema.properties.rules.properties);
export const levels: readonly Level[] = ["off", "warn", "error"];

/** A rule's id, whether it was written with `silent-failure/` or not. */
export function withoutPrefix(id: string): string {
  return id.startsWith(prefix) ? id.slice(prefix.length) : id;
}
