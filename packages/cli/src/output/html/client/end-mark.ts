import type { PagePath } from "../page-model.ts";
import { svgElement } from "./element.ts";

/** Drawn around 0,0: a call, lines of a log, a column that grows, a tray. */
const signs: Readonly<Record<PagePath["report"], string>> = {
  silent: "",
  failed: "M0-4.5v5M0 4v.1",
  logged: "M-4-3h8M-4 0h8M-4 3h5",
  counted: "M-4 4v-3M0 4v-6M4 4v-9",
  deadLettered: "M0-5v5M-2.6-2.4L0 .4l2.6-2.8M-4.5 1v3.5h9V1",
};

/** The tip of a branch: a filled round with the sign of what hears, or a bar before an open ring. */
export function endMark({ report, isHeard }: PagePath, x: number, y: number): SVGGElement {
  const shapes = isHeard
    ? [
        svgElement("circle", { class: "end-heard", r: 10.5 }),
        svgElement("path", { class: "end-sign", d: signs[report] }),
      ]
    : [
        svgElement("path", { class: "end-bar", d: "M-10-8v16" }),
        svgElement("circle", { class: "end-silent", cx: 2, r: 7 }),
        svgElement("path", { class: "end-void", d: "M-1.5-3.5l7 7M5.5-3.5l-7 7" }),
      ];
  return svgElement("g", { transform: `translate(${x} ${y})` }, ...shapes);
}
