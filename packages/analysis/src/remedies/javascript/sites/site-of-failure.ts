import type { Place } from "../../../model/place.ts";
import { isFunction } from "../../../reading/javascript/syntax/node.ts";
import type { Draft } from "../source/draft.ts";
import { callbackSite } from "./callback-site.ts";
import { nodesAt } from "./find-node.ts";
import { catchSite, handlerSite } from "./handler-site.ts";
import type { Site } from "./site.ts";

/** The path that a failure takes at a place of which no form is known: a `catch`, `.catch`, a callback, a test. */
export function siteOfFailure(draft: Draft, place: Place): Site | null {
  const nodes = nodesAt(draft.reading.file, place.start);
  const clause = nodes.find((node) => node.type === "CatchClause");
  if (clause) return catchSite(draft, clause);
  if (nodes.some((node) => node.type === "IfStatement")) return handlerSite(draft, { form: "testedValue", place });
  const fn = nodes.find((node) => isFunction(node));
  if (fn) return callbackSite(draft, fn);
  return handlerSite(draft, { form: "catchCallback", place });
}
