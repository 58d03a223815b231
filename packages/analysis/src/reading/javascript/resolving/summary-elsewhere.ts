import type { Summary } from "../failure-paths/summary.ts";
import type { Node } from "../syntax/node.ts";
import type { Origins } from "./origins.ts";

/** What a function of another module does; null for one of this file, of a library, or out of view. */
export function summaryElsewhere(origins: Origins, callee: Node): Summary | null {
  const { modules } = origins;
  const origin = modules ? origins.of(callee) : null;
  return modules && origin?.is === "imported" ? modules.summaryOf(origin.source, origin.path) : null;
}
