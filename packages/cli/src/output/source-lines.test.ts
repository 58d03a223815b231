import { expect, test } from "vitest";
import { SourceLines } from "./source-lines.ts";

test.each([
  ["a\nbc", 3, [2, 2]],
  ["a\r\nbc", 3, [2, 1]],
  ["a\rbc", 2, [2, 1]],
  ["a\u2028b\u2029c", 4, [3, 1]],
  // The byte order mark is no part of the text: offset 0 is behind it.
  ["\uFEFFab\nc", 1, [1, 2]],
  ["😀b", 2, [1, 3]],
  ["", 0, [1, 1]],
])("%j, offset %i", (text, offset, [line, column]) => {
  expect(new SourceLines(text).span(offset, offset)).toEqual({ line, column, endLine: line, endColumn: column });
});

test("the text of a line up to a column", () => {
  const source = new SourceLines("\uFEFFab\r\n😀cd");
  expect([source.before(1, 3), source.before(2, 3), source.before(2, 1), source.before(9, 2)]).toEqual([
    "ab",
    "😀",
    "",
    "",
  ]);
});
