import { expect, test } from "vitest";
import { caseFiles } from "./case-files.ts";
import { typeFaults } from "./type-faults.ts";

/*
 * Libraries that cases import are known in two ways: the five of the examples are installed and checked against their
 * own declarations; every other has a line in rules/case-modules.d.ts, and its members are taken on trust.
 */
test("cases type-check", { timeout: 60_000 }, () => {
  const files = caseFiles().map(({ path }) => path);
  expect(typeFaults(files, "rules/case-modules.d.ts")).toEqual([]);
});
