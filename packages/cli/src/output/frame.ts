import { codeFrameColumns, type BabelCodeFrameOptions } from "@babel/code-frame";
import { harmless, type Screen } from "./screen.ts";

export interface Span {
  readonly line: number;
  /** From 1, as ESLint counts in messages. */
  readonly column: number;
  readonly endLine?: number | undefined;
  readonly endColumn?: number | undefined;
}

/** A span whose end is known. */
export interface WholeSpan extends Span {
  readonly endLine: number;
  readonly endColumn: number;
}

const around = 2;
const tab = "  ";

/** The lines around a place, cut to the screen: at most two before and after, without the indentation they share. */
export function frame(source: string, span: Span, screen: Screen): string {
  const all = source.replace(/^\uFEFF/, "").split(/\r\n|[\n\r\u2028\u2029]/);
  const first = Math.max(1, span.line - around);
  const last = Math.min(all.length, span.line + around);
  const raw = all.slice(first - 1, last);
  const gutter = String(last).length + 5;
  const room = Math.max(20, (screen.width ?? 110) - gutter - 2);

  const indent = Math.min(
    ...raw.filter((line) => line.trim() !== "").map((line) => expanded(line, Infinity).search(/\S/)),
  );
  const markedLine = raw[span.line - first] ?? "";
  const start = expanded(markedLine, span.column - 1).length;
  // What spans lines is marked to the end of its first line: one line says where to look.
  const isOneLine = span.endLine === span.line && span.endColumn !== undefined;
  const end = expanded(markedLine, isOneLine ? (span.endColumn ?? 1) - 1 : markedLine.trimEnd().length).length;

  // A line of ten thousand characters is shown around its mark.
  const skip = Number.isFinite(indent)
    ? Math.max(indent, start > indent + room * 0.8 ? start - Math.floor(room / 4) : 0)
    : 0;
  const lines = raw.map((line) => cut(expanded(line, skip + room * 2), skip, room, skip > indent));
  const mark = { start: start - skip + 1, end: Math.min(Math.max(end, start + 1) - skip, room) + 1 };

  // Its types are older than `startLine`.
  const options: BabelCodeFrameOptions & { startLine: number } = {
    startLine: first,
    linesAbove: around,
    linesBelow: around,
    forceColor: screen.colours.isColorSupported,
    highlightCode: false,
  };
  const { line } = span;
  const place = { start: { line, column: mark.start }, end: { line, column: mark.end } };
  return codeFrameColumns(lines.join("\n"), place, options);
}

/** The first characters of a line with tabs as spaces, so that marks stand right in every terminal. */
function expanded(line: string, characters: number): string {
  return harmless(line.slice(0, characters)).replaceAll("\t", tab);
}

function cut(line: string, skip: number, room: number, isInner: boolean): string {
  const shown = line.slice(skip, skip + room);
  const head = isInner && line.length > skip ? `…${shown.slice(1)}` : shown;
  return line.length > skip + room ? `${head.slice(0, -1)}…` : head.trimEnd();
}
