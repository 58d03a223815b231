import type { WholeSpan } from "./frame.ts";

/** Line breaks as ESLint counts them. */
const lineBreak = /\r\n|[\n\r\u2028\u2029]/g;

/** A text, and where its lines begin. */
export class SourceLines {
  /** Without the byte order mark, which no column counts. */
  readonly text: string;
  private readonly starts: readonly number[];

  constructor(text: string) {
    this.text = text.replace(/^\uFEFF/, "");
    const breaks = this.text.matchAll(lineBreak);
    this.starts = [0, ...Array.from(breaks, (found) => found.index + found[0].length)];
  }

  span(start: number, end: number): WholeSpan {
    const [line, column] = this.at(start);
    const [endLine, endColumn] = this.at(end);
    return { line, column, endLine, endColumn };
  }

  /** The text of a line up to a column. */
  before(line: number, column: number): string {
    const start = this.starts[line - 1] ?? this.text.length;
    return this.text.slice(start, start + column - 1);
  }

  private at(offset: number): [line: number, column: number] {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return [low + 1, offset - (this.starts[low] ?? 0) + 1];
  }
}
