import type { PageStep } from "../page-model.ts";
import { element } from "./element.ts";
import { richText } from "./rich-text.ts";
import { sign } from "./sign.ts";

const names: Readonly<Record<PageStep["at"], string>> = {
  operation: "The work",
  lost: "Lost here",
  verdict: "Success is claimed",
};

/** The way of a failure, station by station: what can fail, where that is lost, what claims success all the same. */
export function trailFlow(trail: readonly PageStep[]): HTMLElement {
  const stations = trail.map(({ at, text, line }) =>
    element(
      "li",
      { class: `station station-${at}` },
      element("span", { class: "station-sign" }, sign(at)),
      element(
        "span",
        { class: "station-head" },
        element("span", { class: "station-name" }, names[at]),
        element("span", { class: "station-line" }, `line ${line}`),
      ),
      element("span", { class: "station-text" }, ...richText(text)),
    ),
  );
  return element("ol", { class: "flow", "aria-label": "The way of the failure" }, ...stations);
}
