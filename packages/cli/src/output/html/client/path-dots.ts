import type { PageUnit } from "../page-model.ts";
import { svgElement } from "./element.ts";

const step = 13;
const most = 25;

/** A unit at a glance: a filled dot for each way to fail that is heard of, an open ring for each that is not. */
export function pathDots({ paths }: PageUnit): SVGSVGElement {
  const shown = paths.slice(0, most);
  const width = shown.length * step + (paths.length > most ? 8 : 0);
  const dots = shown.map(({ isHeard }, i) =>
    isHeard
      ? svgElement("circle", { class: "dot-heard", cx: i * step + 6.5, cy: 7, r: 4 })
      : svgElement("circle", { class: "dot-silent", cx: i * step + 6.5, cy: 7, r: 4.2 }),
  );
  const rest =
    paths.length > most ? [svgElement("path", { class: "dot-rest", d: `M${width - 6} 3v8M${width - 10} 7h8` })] : [];
  return svgElement(
    "svg",
    {
      class: "dots",
      viewBox: `0 0 ${Math.max(width, step)} 14`,
      width: Math.max(width, step),
      height: 14,
      "aria-hidden": "true",
    },
    ...dots,
    ...rest,
  );
}
