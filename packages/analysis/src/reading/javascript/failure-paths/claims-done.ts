import { unwrap, type Node } from "../syntax/node.ts";
import { isEmptyValue, isErrorValue } from "./error-values.ts";

/** `done(null, result)` and `done({ saved: true })` claim success; `reject({ code })` and `done(err)` hand a failure on. */
export function claimsDone(callback: string, first: Node): boolean {
  const value = unwrap(first);
  if (isEmptyValue(value)) return true;
  return /^(?:done|cb|callback|next)$/.test(callback) && value.type === "ObjectExpression" && !isErrorValue(value);
}
