import { svgElement } from "./element.ts";

export interface Word {
  readonly text: string;
  readonly isCode: boolean;
}

export type Letter = "plain" | "code" | "name" | "end";

const fonts: Readonly<Record<Letter, readonly [size: string, family: string]>> = {
  plain: ["14px", "--sans"],
  code: ["13px", "--mono"],
  name: ["600 14px", "--sans"],
  end: ["600 13.5px", "--sans"],
};
const mostLines = 3;
const canvas = document.createElement("canvas").getContext("2d");

/** In pixels, as this browser writes it: a text in a drawing folds before it runs out of it. */
export function widthOf(text: string, letter: Letter): number {
  const [size, family] = fonts[letter];
  if (!canvas) return text.length * 9;
  canvas.font = `${size} ${getComputedStyle(document.documentElement).getPropertyValue(family)}`;
  return canvas.measureText(text).width;
}

/** A text with code between backticks, folded into the lines of a drawing; what does not fit ends in "…". */
export function pictureText(text: string, width: number, plain: Letter = "plain"): readonly (readonly Word[])[] {
  const words = text.split(/(`[^`]+`)/).flatMap((part) => {
    const isCode = part.length > 2 && part.startsWith("`");
    const all = (isCode ? part.slice(1, -1) : part).split(/\s+/).filter((word) => word !== "");
    return all.flatMap((word) =>
      pieces(word, width, isCode ? "code" : plain).map((piece) => ({ text: piece, isCode })),
    );
  });
  const lines: Word[][] = [];
  let left = 0;
  for (const word of words) {
    const size = widthOf(`${word.text} `, word.isCode ? "code" : plain);
    const line = lines.at(-1);
    if (line === undefined || size > left) {
      lines.push([word]);
      left = width - size;
    } else {
      line.push(word);
      left -= size;
    }
  }
  if (lines.length <= mostLines) return lines;
  const last = lines[mostLines - 1] ?? [];
  const kept = last.length > 1 ? last.slice(0, -1) : last.map((word) => ({ ...word, text: word.text.slice(0, -2) }));
  return [...lines.slice(0, mostLines - 1), [...kept, { text: "…", isCode: false }]];
}

export function textLine(words: readonly Word[], x: number, y: number): SVGTextElement {
  const runs = words.map(({ text, isCode }, i) =>
    svgElement("tspan", { class: isCode ? "picture-code" : null }, i === words.length - 1 ? text : `${text} `),
  );
  return svgElement("text", { class: "picture-text", x, y }, ...runs);
}

/** A word that is wider than a line, in parts that are not. */
function pieces(word: string, width: number, letter: Letter): readonly string[] {
  const whole = widthOf(`${word} `, letter);
  if (whole <= width) return [word];
  const size = Math.max(4, Math.floor((word.length * width) / whole) - 2);
  const found: string[] = [];
  for (let start = 0; start < word.length; start += size) found.push(word.slice(start, start + size));
  return found;
}
