import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../house/source-files.ts";
import { caseFiles, ruleFolders } from "./case-files.ts";
import { lint, readDirectives, type Verdict } from "./lint.ts";
import { markOf, readMarks, withMarks } from "./squiggles.ts";

const isUpdate = process.env["UPDATE_CASES"] === "1";
const cases = caseFiles();

function verdictsOf(code: string, path: string): readonly Verdict[] {
  const verdicts = lint(code, path);
  expect(verdicts, `${path} does not parse`).not.toBeNull();
  return verdicts ?? [];
}

describe.skipIf(cases.length === 0)("bad cases", () => {
  test.each(cases.filter(({ isBad }) => isBad).map((file) => [file.path, file] as const))(
    "%s",
    (path, { rule, text }) => {
      const { code, marks } = readMarks(text, rule);
      // Linted without the squiggles' lines, so that an update cannot move what it marks.
      const bare = withMarks(text, [], rule);
      const updated = withMarks(bare, verdictsOf(bare, path), rule);
      if (isUpdate) {
        if (updated !== text) writeFileSync(join(root, path), updated);
        return;
      }
      const found = verdictsOf(code, path).map((verdict) => markOf(verdict));
      expect(
        marks.length,
        "a bad case marks at least one verdict: `npm run cases:update` writes the squiggles",
      ).toBeGreaterThan(0);
      // The diff says what `npm run cases:update` would write.
      const isRight = marks.toSorted().join("\n") === found.toSorted().join("\n");
      expect(text).toBe(isRight ? text : updated);
    },
  );
});

describe.skipIf(cases.length === 0)("good cases", () => {
  test.each(cases.filter(({ isBad }) => !isBad).map((file) => [file.path, file] as const))(
    "%s",
    (path, { rule, text }) => {
      const verdicts = verdictsOf(text, path);
      expect(verdicts.length === 0 ? text : withMarks(text, verdicts, rule)).toBe(text);
      expect(readMarks(text, rule).marks, "a good case has no squiggles").toEqual([]);
    },
  );
});

test("every rule has cases", () => {
  const ruled = new Set(cases.map(({ rule, isBad }) => `${rule} ${isBad ? "bad" : "good"}`));
  expect([...ruled].toSorted()).toEqual(ruleFolders().flatMap((rule) => [`${rule} bad`, `${rule} good`]));
});

describe("the way cases are read", () => {
  const rule = "masked-write-failure";
  const verdicts: readonly Verdict[] = [
    { rule, messageId: "logged", line: 1, column: 4, end: 9 },
    { rule: "silent-guard", messageId: "dropped", line: 1, column: 10, end: 20 },
    { rule, messageId: "silent", line: 2, column: 0, end: 13 },
    { rule, messageId: "silent", line: 3, column: 2, end: 3 },
  ];
  const bare = ["    catch (problem) {}", "await save().catch()", "  }", ""].join("\n");

  test("squiggles that were written are read back", () => {
    const written = withMarks(bare, verdicts, rule);
    const { code, marks } = readMarks(written, rule);
    expect(written.split("\n").slice(0, 3)).toEqual([
      "    catch (problem) {}",
      " // ~~~~~ logged",
      "    //    ~~~~~~~~~~ silent-guard/dropped",
    ]);
    expect(code.split("\n")).toHaveLength(8);
    const lineOf = [0, 1, 4, 6];
    expect(marks).toEqual(verdicts.map((verdict) => markOf({ ...verdict, line: lineOf[verdict.line] ?? 0 })));
    expect(withMarks(written, [], rule)).toBe(bare);
  });

  test("two verdicts may stand in one comment", () => {
    const { marks } = readMarks("  try { save(); } catch {} // x\n  // ~~ logged   ~~~~ silent-guard/dropped\n", rule);
    expect(marks).toEqual(["1:5-7 masked-write-failure/logged", "1:17-21 silent-guard/dropped"]);
  });

  test("the first comments choose level and settings", () => {
    expect(readDirectives('// strict\n// settings: {"loggers": ["audit"]}\ncode();\n')).toEqual({
      isStrict: true,
      settings: { loggers: ["audit"] },
    });
    expect(readDirectives("code();\n// strict\n")).toEqual({ isStrict: false, settings: {} });
  });
});
