import type { ValueInReach } from "./value-in-reach.ts";

/** The first of the project's own functions, `audit.write`, whose beginning can be named here; a pattern names none. */
export function namedBySettings(
  patterns: readonly string[] | undefined,
  values: readonly ValueInReach[],
): string | null {
  for (const pattern of patterns ?? []) {
    if (!/^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/.test(pattern)) continue;
    const [root = "", ...rest] = pattern.split(".");
    const value = values.find(({ name, expression }) => name === root || expression === pattern);
    if (value) return [value.use(), ...rest].join(".");
  }
  return null;
}
