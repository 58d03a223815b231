import { describe, expect, test } from "vitest";
import { keepsWhitespace, withoutIndentation } from "./snippet-lines.ts";

test.each([
  ["1.91.1", false],
  ["1.97.2", false],
  ["1.98.0", true],
  ["1.140.0-insider", true],
  ["2.0.0", true],
])("VS Code %s keeps white space: %s", (version, keeps) => {
  expect(keepsWhitespace(version)).toBe(keeps);
});

describe("a snippet for a VS Code that indents it", () => {
  test("lacks what will be added to each line but the first", () => {
    const snippet = "  {\n    log(${1:what});\n\n    {\n      a();\n  }";
    expect(withoutIndentation(snippet, "  if (!valid) ")).toBe("  {\n  log(${1:what});\n\n  {\n    a();\n}");
  });

  test("is left alone at the beginning of a line, and in lines that are indented otherwise", () => {
    expect(withoutIndentation("a\n  b", "")).toBe("a\n  b");
    expect(withoutIndentation("a\n  b\n\tc", "\tx")).toBe("a\n  b\nc");
  });
});
