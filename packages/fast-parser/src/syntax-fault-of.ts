import { SyntaxFault } from "./syntax-fault.ts";

interface BabelError extends Error {
  readonly pos: number;
  readonly loc: { readonly line: number; readonly column: number };
}

/** Babel ends its messages with the place, which ESLint shows by itself. */
const placeAtEnd = / \(\d+:\d+\)$/;

/** What keeps a text from being read, as ESLint expects it of a parser; any other error as it is. */
export function syntaxFaultOf(error: unknown): unknown {
  if (isBabelError(error)) {
    const { line, column } = error.loc;
    return new SyntaxFault(error.message.replace(placeAtEnd, ""), { line, column, index: error.pos });
  }
  // Babel and the scope analysis walk by recursion.
  if (error instanceof RangeError) {
    return new SyntaxFault("It is nested too deeply to be read.", { line: 1, column: 0, index: 0 });
  }
  return error;
}

function isBabelError(error: unknown): error is BabelError {
  return error instanceof SyntaxError && "pos" in error && "loc" in error;
}
