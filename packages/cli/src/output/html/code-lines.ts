import { coloursFor } from "../colours.ts";
import { frame, type Span } from "../frame.ts";
import type { CodeLine } from "./page-model.ts";

const screen = { colours: coloursFor({}, false), width: 110 };
const codeLine = /^[> ] +(\d+) \|(?: (.*))?$/;
const markLine = /^ +\| ( *)(\^+)/;

/** The code frame of a finding, line by line: no more of the source than a terminal shows. */
export function codeLines(source: string, span: Span): readonly CodeLine[] {
  const lines: CodeLine[] = [];
  for (const row of frame(source, span, screen).split("\n")) {
    const [, number, text = ""] = codeLine.exec(row) ?? [];
    const [, before, carets] = markLine.exec(row) ?? [];
    const last = lines.at(-1);
    if (number !== undefined) lines.push({ number: Number(number), text, mark: null });
    else if (before !== undefined && carets !== undefined && last)
      lines[lines.length - 1] = { ...last, mark: [before.length, before.length + carets.length] };
  }
  return lines;
}
