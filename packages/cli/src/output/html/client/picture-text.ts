import { svgElement } from "./element.ts";

interface Word {
  readonly text: string;
  readonly isCode: boolean;
}

/** In pixels, of a letter that is rather wide: text in a drawing folds before it runs out of it. */
const letter = { plain: 7, code: 7.6 };
const mostLines = 3;

/** A text with code between backticks, folded into the lines of a drawing; what does not fit ends in "…". */
export function pictureText(text: string, width: number): readonly (readonly Word[])[] {
  const words = text.split(/(`[^`]+`)/).flatMap((part) => {
    const isCode = part.length > 2 && part.startsWith("`");
    const plain = isCode ? part.slice(1, -1) : part;
    return plain
      .split(/\s+/)
      .filter((word) => word !== "")
      .flatMap((word) => pieces(word, Math.floor(width / letter.code)).map((piece) => ({ text: piece, isCode })));
  });
  const lines: Word[][] = [];
  let left = 0;
  for (const word of words) {
    const size = (word.text.length + 1) * (word.isCode ? letter.code : letter.plain);
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
  return [
    ...lines.slice(0, mostLines - 1),
    [...(lines[mostLines - 1] ?? []).slice(0, -1), { text: "…", isCode: false }],
  ];
}

export function textLine(words: readonly Word[], x: number, y: number): SVGTextElement {
  const runs = words.map(({ text, isCode }, i) =>
    svgElement("tspan", { class: isCode ? "picture-code" : null }, i === words.length - 1 ? text : `${text} `),
  );
  return svgElement("text", { class: "picture-text", x, y }, ...runs);
}

function pieces(word: string, size: number): readonly string[] {
  const found: string[] = [];
  for (let start = 0; start < word.length; start += size) found.push(word.slice(start, start + size));
  return found;
}
