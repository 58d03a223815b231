/** An error as ESLint expects it of a parser; `lineNumber` and `column` are from 1, `index` is from 0. */
export class SyntaxFault extends SyntaxError {
  readonly lineNumber: number;
  readonly column: number;
  readonly index: number;

  constructor(message: string, place: { readonly line: number; readonly column: number; readonly index: number }) {
    super(message);
    this.lineNumber = place.line;
    this.column = place.column + 1;
    this.index = place.index;
  }
}
