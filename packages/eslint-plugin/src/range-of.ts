import type { SourceCode } from "eslint";
import type { Place } from "@silent-failure/analysis";

/** A place as ESLint counts: lines from 1, columns from 0. */
export function rangeOf(
  sourceCode: SourceCode,
  place: Place,
): { start: { line: number; column: number }; end: { line: number; column: number } } {
  const last = sourceCode.text.length;
  return {
    start: sourceCode.getLocFromIndex(Math.min(place.start, last)),
    end: sourceCode.getLocFromIndex(Math.min(place.end, last)),
  };
}
