import type { PagePath, PageUnit } from "../page-model.ts";
import { element, svgElement } from "./element.ts";
import { endMark } from "./end-mark.ts";
import { endOf, heardText, kindNames } from "./path-ends.ts";
import { pictureText, textLine } from "./picture-text.ts";

const stem = 58;
const lineHeight = 18;
/** Of the words behind the end of a branch. */
const endRoom = 150;
const width = { least: 300, most: 820 };
/** Where the tips of all branches are, at most. */
const farthest = 470;

/**
 * A unit as a stem that grows down to "done", with a branch for each way to fail: what fails above the branch, where it ends at
 * its tip. A branch that nobody hears of is dashed and breaks off before a bar.
 */
export function unitPicture(unit: PageUnit): HTMLElement {
  const frame = element("figure", { class: "picture" });
  let drawn = 0;
  const draw = (): void => {
    const room = Math.round(Math.min(width.most, Math.max(width.least, frame.clientWidth || width.most)));
    if (room === drawn) return;
    drawn = room;
    frame.replaceChildren(drawing(unit, room));
  };
  // It is drawn for the room that it has: a scaled one could not be read on a phone.
  new ResizeObserver(draw).observe(frame);
  return frame;
}

function drawing(unit: PageUnit, room: number): SVGSVGElement {
  const parts: SVGElement[] = [];
  let y = 64;
  for (const path of unit.paths) {
    const lines = pictureText(path.text, room - stem - 34);
    parts.push(...branch(path, lines, y, room));
    y += lines.length * lineHeight + 36;
  }
  const end = y + 14;
  const name = pictureText(unit.name, room - stem - 30)[0] ?? [];
  return svgElement(
    "svg",
    { class: "unit-picture", role: "img", viewBox: `0 0 ${room} ${end + 30}`, width: room, height: end + 30 },
    svgElement("title", {}, `${unit.name}: ${heardText(unit)}`),
    svgElement("desc", {}, inWords(unit)),
    svgElement("path", { class: "picture-stem", d: `M${stem} 26V${end - 9}` }),
    svgElement("circle", { class: "picture-start", cx: stem, cy: 20, r: 6 }),
    svgElement("g", { class: "picture-name" }, textLine(name, stem + 18, 20)),
    svgElement("text", { class: "picture-kind", x: stem + 18, y: 38 }, kindNames[unit.kind]),
    svgElement("text", { class: "picture-number", x: stem - 18, y: 24, "text-anchor": "end" }, String(unit.line)),
    ...parts,
    svgElement("circle", { class: "picture-done", cx: stem, cy: end, r: 10 }),
    svgElement("path", { class: "picture-tick", d: `M${stem - 4} ${end}l3 3.2l5.4-6.4` }),
    svgElement("text", { class: "picture-end", x: stem + 18, y: end + 4.5 }, "done"),
    ...(unit.paths.every(({ isHeard }) => isHeard)
      ? []
      : [svgElement("text", { class: "picture-kind", x: stem + 62, y: end + 4.5 }, "even after a silent failure")]),
  );
}

function branch(
  path: PagePath,
  lines: ReturnType<typeof pictureText>,
  top: number,
  room: number,
): readonly SVGElement[] {
  const y = top + lines.length * lineHeight + 10;
  const from = top - 6;
  const tip = Math.min(farthest, Math.max(stem + 90, room - endRoom - 18));
  const bend = Math.min(26, y - from);
  const state = path.isHeard ? "heard" : "silent";
  return [
    svgElement("path", {
      class: `picture-branch picture-${state}`,
      d: `M${stem} ${y - bend}C${stem} ${y - 6} ${stem + 6} ${y} ${stem + 26} ${y}H${tip - 12}`,
    }),
    svgElement("circle", { class: `picture-fork picture-${state}`, cx: stem, cy: y - bend, r: 3 }),
    svgElement("text", { class: "picture-number", x: stem - 18, y: top + 12, "text-anchor": "end" }, String(path.line)),
    ...lines.map((words, i) => textLine(words, stem + 26, top + 12 + i * lineHeight)),
    endMark(path, tip, y),
    svgElement("text", { class: `picture-end picture-end-${state}`, x: tip + 17, y: y + 4.5 }, endOf(path)),
  ];
}

/** What the picture shows, for those who do not see it. */
function inWords(unit: PageUnit): string {
  const paths = unit.paths.map((path) => `Line ${path.line}, ${path.text.replaceAll("`", "")}: ${endOf(path)}.`);
  return [`A ${kindNames[unit.kind]} that begins at line ${unit.line}.`, ...paths, "Then it is done."].join(" ");
}
