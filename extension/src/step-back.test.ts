import { describe, expect, test } from "vitest";
// What the ESLint extension's server (4.10.0, with ESLint 10.15) and `oxlint --lsp` (1.94) said of src/example.ts, with our plugin.
import eslintDiagnostics from "./fixtures/eslint-diagnostics.json" with { type: "json" };
import oxlintDiagnostics from "./fixtures/oxlint-diagnostics.json" with { type: "json" };
import { ruleShown, shownByOthers, stepBack, twinsOf, type Shown } from "./step-back.ts";

/** As the client makes a diagnostic of one: a code with a link becomes an object. */
const byEslint: readonly Shown[] = eslintDiagnostics.map(({ codeDescription, code, ...rest }) => ({
  ...rest,
  code: { value: code, target: codeDescription.href },
}));
const byOxlint: readonly Shown[] = oxlintDiagnostics;

const masked = ours("masked-write-failure", [11, 4, 11, 17]);
const guard = ours("silent-guard", [20, 2, 20, 27]);
const both = [masked, guard];

function ours(
  rule: string,
  [line, character, endLine, endCharacter]: readonly [number, number, number, number],
): Shown {
  return {
    source: "silent-failure",
    code: { value: rule },
    range: { start: { line, character }, end: { line: endLine, character: endCharacter } },
  };
}

describe("findings of ours", () => {
  test.each([
    ["ESLint", byEslint],
    ["oxlint", byOxlint],
  ])("step back where %s shows the same", (_, others) => {
    expect(stepBack(both, [...both, ...others], "auto")).toEqual([]);
    expect(stepBack(both, [...both, ...others.slice(1)], "auto")).toEqual([masked]);
  });

  test("stay when nobody else shows them", () => {
    expect(stepBack(both, both, "auto")).toEqual(both);
  });

  test.each<[string, Partial<Shown>]>([
    ["another rule", { code: "silent-failure/silent-drop" }],
    ["a rule of another plugin", { code: "other/silent-guard" }],
    ["another place", { range: ours("", [21, 0, 21, 5]).range }],
    ["another source", { source: "ts" }],
    ["ours itself", { source: "silent-failure" }],
    ["the name as oxlint has it, from ESLint", { code: "silent-failure(silent-guard)" }],
    ["a number", { code: 2304 }],
    ["no code", { code: undefined }],
  ])("stay where what is shown is %s", (_, difference) => {
    const other = { ...guard, source: "eslint", code: "silent-failure/silent-guard" };
    expect(stepBack([guard], [other], "auto")).toEqual([]);
    expect(stepBack([guard], [{ ...other, ...difference }], "auto")).toEqual([guard]);
  });

  test("step back from a range that only touches theirs, which may be empty", () => {
    const empty = { ...ours("silent-guard", [20, 27, 20, 27]), source: "oxc", code: "silent-failure(silent-guard)" };
    expect(stepBack([guard], [empty], "auto")).toEqual([]);
    expect(stepBack([ours("silent-guard", [20, 28, 20, 30])], [empty], "auto")).toHaveLength(1);
  });

  test("are shown always, or never, when the setting says so", () => {
    expect(stepBack(both, byEslint, "always")).toEqual(both);
    expect(stepBack(both, [], "actionsOnly")).toEqual([]);
  });
});

describe("diagnostics of others", () => {
  test("are found for an action of ours", () => {
    expect(twinsOf([guard], [guard, ...byEslint, ...byOxlint])).toEqual([byEslint[1], byOxlint[1]]);
    expect(twinsOf([], byEslint)).toEqual([]);
  });

  test("name a rule of ours, as our own do", () => {
    const rules = ["masked-write-failure", "silent-guard"];
    for (const shown of [both, byEslint, byOxlint]) expect(shown.map(ruleShown)).toEqual(rules);
    expect(ruleShown({ ...guard, source: "ts" })).toBeUndefined();
  });

  test("are what makes us look again; what we show ourselves does not", () => {
    const before = shownByOthers(byEslint);
    expect(shownByOthers([...both, ...byEslint.toReversed()])).toBe(before);
    expect(shownByOthers(byEslint.slice(1))).not.toBe(before);
    expect(shownByOthers(both)).toBe("");
  });
});
