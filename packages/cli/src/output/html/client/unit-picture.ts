import type { PagePath, PageUnit } from "../page-model.ts";
import { element, svgElement } from "./element.ts";
import { endMark } from "./end-mark.ts";
import { endOf, heardText, kindNames } from "./path-ends.ts";
import { pictureText, textLine, widthOf, type Word } from "./picture-text.ts";

const stem = 58;
const lineHeight = 18;
const width = { least: 200, most: 820 };
/** Where the tips of all branches are, at most. */
const farthest = 470;
/** From the middle of a tip to the words behind it. */
const behindTip = 17;

/** Where the branches of a drawing end, and where that is said. */
interface Tips {
  readonly x: number;
  /** Behind the tip, or in a narrow drawing below it. */
  readonly isBelow: boolean;
}

interface Branch {
  readonly path: PagePath;
  readonly lines: readonly (readonly Word[])[];
  /** Of its first line. */
  readonly top: number;
}

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
  const tips = tipsOf(unit, room);
  const names = pictureText(unit.name, room - stem - 22, "name");
  const nameEnd = 2 + names.length * lineHeight;
  const branches: Branch[] = [];
  let y = nameEnd + 44;
  for (const path of unit.paths) {
    const lines = pictureText(path.text, room - stem - 34);
    branches.push({ path, lines, top: y });
    y += lines.length * lineHeight + (tips.isBelow ? 52 : 36);
  }
  const end = y + 14;
  const isSilent = unit.paths.some(({ isHeard }) => !isHeard);
  const after = isSilent ? pictureText("even after a silent failure", room - stem - 66) : [];
  const height = end + 12 + Math.max(1, after.length) * lineHeight;
  return svgElement(
    "svg",
    { class: "unit-picture", role: "img", viewBox: `0 0 ${room} ${height}`, width: room, height },
    svgElement("title", {}, `${unit.name}: ${heardText(unit)}`),
    svgElement("desc", {}, inWords(unit)),
    svgElement("path", { class: "picture-stem", d: `M${stem} 26V${end - 9}` }),
    svgElement("circle", { class: "picture-start", cx: stem, cy: 16, r: 6 }),
    svgElement(
      "g",
      { class: "picture-name" },
      ...names.map((line, i) => textLine(line, stem + 18, 20 + i * lineHeight)),
    ),
    svgElement("text", { class: "picture-kind", x: stem + 18, y: nameEnd + 18 }, kindNames[unit.kind]),
    lineNumber(unit.line, 20),
    ...branches.flatMap((branch) => branchParts(branch, tips)),
    svgElement("circle", { class: "picture-done", cx: stem, cy: end, r: 10 }),
    svgElement("path", { class: "picture-tick", d: `M${stem - 4} ${end}l3 3.2l5.4-6.4` }),
    svgElement("text", { class: "picture-end", x: stem + 18, y: end + 4.5 }, "done"),
    svgElement(
      "g",
      { class: "picture-after" },
      ...after.map((line, i) => textLine(line, stem + 62, end + 4.5 + i * lineHeight)),
    ),
  );
}

function tipsOf({ paths }: PageUnit, room: number): Tips {
  const words = Math.max(0, ...paths.map((path) => widthOf(endOf(path), "end")));
  const x = Math.min(farthest, room - words - behindTip - 6);
  return x > stem + 90 ? { x, isBelow: false } : { x: room - 14, isBelow: true };
}

function branchParts({ path, lines, top }: Branch, tips: Tips): readonly SVGElement[] {
  const y = top + lines.length * lineHeight + 10;
  const bend = 26;
  const state = path.isHeard ? "heard" : "silent";
  const place = tips.isBelow
    ? { x: tips.x + 10, y: y + 25, "text-anchor": "end" }
    : { x: tips.x + behindTip, y: y + 4.5 };
  return [
    svgElement("path", {
      class: `picture-branch picture-${state}`,
      d: `M${stem} ${y - bend}C${stem} ${y - 6} ${stem + 6} ${y} ${stem + 26} ${y}H${tips.x - 12}`,
    }),
    svgElement("circle", { class: `picture-fork picture-${state}`, cx: stem, cy: y - bend, r: 3 }),
    lineNumber(path.line, top + 12),
    ...lines.map((words, i) => textLine(words, stem + 26, top + 12 + i * lineHeight)),
    endMark(path, tips.x, y),
    svgElement("text", { class: `picture-end picture-end-${state}`, ...place }, endOf(path)),
  ];
}

function lineNumber(line: number, y: number): SVGTextElement {
  return svgElement("text", { class: "picture-number", x: stem - 18, y, "text-anchor": "end" }, String(line));
}

/** What the picture shows, for those who do not see it. */
function inWords(unit: PageUnit): string {
  const paths = unit.paths.map((path) => `Line ${path.line}, ${path.text.replaceAll("`", "")}: ${endOf(path)}.`);
  return [`A ${kindNames[unit.kind]} that begins at line ${unit.line}.`, ...paths, "Then it is done."].join(" ");
}
