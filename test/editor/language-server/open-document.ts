import type { Position, Range, SnippetTextEdit, TextEdit } from "vscode-languageserver-protocol";
import { expandSnippet, type ExpandedSnippet } from "./expand-snippet.ts";

/** A document in an editor, which knows the protocol's positions by its own count, not by the server's library. */
export class OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  text: string;
  version = 1;

  constructor(uri: string, languageId: string, text: string) {
    this.uri = uri;
    this.languageId = languageId;
    this.text = text;
  }

  positionAt(offset: number): Position {
    const starts = lineStarts(this.text);
    const line = starts.findLastIndex((start) => start <= offset);
    return { line, character: offset - (starts[line] ?? 0) };
  }

  offsetAt({ line, character }: Position): number {
    const start = lineStarts(this.text)[line];
    if (start === undefined) throw new Error(`line ${line} is beyond the text`);
    const offset = start + character;
    if (offset > this.text.length) throw new Error(`column ${character} of line ${line} is beyond the text`);
    return offset;
  }

  /** Where a piece of text stands; its n-th occurrence. */
  rangeOf(piece: string, occurrence = 1): Range {
    let at = -1;
    for (let i = 0; i < occurrence; i++) {
      at = this.text.indexOf(piece, at + 1);
      if (at === -1) throw new Error(`"${piece}" does not stand in ${this.uri} ${occurrence} times`);
    }
    return { start: this.positionAt(at), end: this.positionAt(at + piece.length) };
  }

  textIn({ start, end }: Range): string {
    return this.text.slice(this.offsetAt(start), this.offsetAt(end));
  }

  /** Applies edits that all speak of the text as it is, and answers the tab stops that they brought. */
  apply(
    edits: readonly (TextEdit | SnippetTextEdit)[],
    answer?: (suggested: string) => string,
  ): ExpandedSnippet["stops"] {
    const stops: ExpandedSnippet["stops"][number][] = [];
    const placed = edits.map((edit) => {
      const { start, end } = edit.range;
      const place = { start: this.offsetAt(start), end: this.offsetAt(end) };
      if (place.end < place.start) throw new Error("an edit ends before it begins");
      if (!("snippet" in edit)) return { ...place, text: edit.newText };
      const expanded = expandSnippet(edit.snippet.value, answer);
      stops.push(...expanded.stops);
      return { ...place, text: expanded.text };
    });
    const sorted = placed.toSorted((a, b) => a.start - b.start || a.end - b.end);
    let at = 0;
    let result = "";
    for (const { start, end, text } of sorted) {
      if (start < at) throw new Error("edits overlap");
      result += this.text.slice(at, start) + text;
      at = end;
    }
    this.text = result + this.text.slice(at);
    return stops;
  }
}

/** The protocol's line ends: `\n`, `\r\n`, `\r`; no others. */
function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(({ index, 0: end }) => index + end.length)];
}
