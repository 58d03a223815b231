import { svgElement } from "./element.ts";

/** Told apart by their form, not by their colour alone. */
const drawings = {
  error: [
    ["circle", "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13"],
    ["stroke", "M5.5 5.5l5 5M10.5 5.5l-5 5"],
  ],
  warning: [
    ["circle", "M8 2L14.8 13.8H1.2Z"],
    ["stroke", "M8 6.4v3.4M8 11.7v.1"],
  ],
  known: [
    ["ring", "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 0 0 0-12.4"],
    ["line", "M8 4.6V8l2.4 1.6"],
  ],
  suppressed: [
    ["ring", "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 0 0 0-12.4"],
    ["line", "M3.8 12.2l8.4-8.4"],
  ],
  operation: [["circle", "M8 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9"]],
  lost: [["line", "M3.5 3.5l9 9M12.5 3.5l-9 9"]],
  verdict: [["line", "M2.5 8.5l3.6 3.6L13.5 4"]],
} as const;

export type Sign = keyof typeof drawings;

/** A small sign; whoever shows it says in words what it means. */
export function sign(name: Sign): SVGSVGElement {
  const paths = drawings[name].map(([part, d]) => svgElement("path", { class: `sign-${part}`, d }));
  return svgElement("svg", { class: `sign sign-of-${name}`, viewBox: "0 0 16 16", "aria-hidden": "true" }, ...paths);
}
