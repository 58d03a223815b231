import type { PlanText } from "../../../model/plan.ts";
import { code } from "../source/code.ts";
import type { Draft } from "../source/draft.ts";
import { namesInScope } from "../reach/names-in-scope.ts";
import type { Site } from "./site.ts";

/**
 * How a path hands its error to whoever waits: a throw, or the callback that the function was given. Null where a throw
 * would reach nobody and there is no callback.
 */
export function passOn(draft: Draft, site: Site, words: string): PlanText | null {
  const error = site.error();
  if (!site.throws && site.passOn && error !== null) return site.passOn(error);
  if (site.throws) {
    if (error !== null) return code`throw ${error}`;
    return code`throw new Error(${draft.string(words)})`;
  }
  const taker = namesInScope(draft.reading, site.node).find(
    ({ name, where }) => where === "local" && /^(?:reject|next|done|callback|cb)$/.test(name),
  );
  return taker && error !== null ? code`return ${taker.name}(${error})` : null;
}
