import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "@silent-failure/rules";
import { describe, expect, test } from "vitest";
import { root } from "./source-files.ts";

const folders = readdirSync(join(root, "rules"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "node_modules" && !entry.name.startsWith("."))
  .map(({ name }) => name);
const isCase = /^(bad|good)([a-z0-9.-]*)\.([cm]?[jt]s|[jt]sx)$/;

test("every folder of rules/ is a rule that rules/index.ts lists, and the other way round", () => {
  expect(rules.map(({ id }) => id).toSorted()).toEqual(folders.toSorted());
});

describe.each(folders)("%s", (id) => {
  const folder = join(root, "rules", id);
  const cases = existsSync(join(folder, "cases")) ? readdirSync(join(folder, "cases")) : [];

  test("is named like its folder", () => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(readFileSync(join(folder, "rule.ts"), "utf8")).toContain(`id: '${id}'`.replaceAll("'", quoteOf(folder)));
  });

  test("holds rule.ts, README.md, cases/ and nothing else", () => {
    expect(readdirSync(folder).toSorted()).toEqual(["README.md", "cases", "rule.ts"]);
  });

  test("has its id as the heading of its README", () => {
    const path = join(folder, "README.md");
    expect(existsSync(path), `rules/${id}/README.md is missing`).toBe(true);
    expect(readFileSync(path, "utf8").split("\n", 1)[0]).toBe(`# ${id}`);
  });

  test("has cases that are called bad… or good…", () => {
    expect(cases.filter((name) => !isCase.test(name))).toEqual([]);
    expect(cases.filter((name) => name.startsWith("bad"))).not.toEqual([]);
  });

  test("has an innocent neighbour for every bad case", () => {
    const missing = cases.filter((name) => name.startsWith("bad")).map((name) => name.replace(/^bad/, "good"));
    expect(missing.filter((name) => !cases.includes(name))).toEqual([]);
  });

  test("says what is lost before it says how it is found", () => {
    const text = readFileSync(join(folder, "rule.ts"), "utf8");
    const paragraph = /\/\*[^]*?\*\//.exec(text);
    expect(paragraph?.index ?? Infinity, "one paragraph above defineRule").toBeLessThan(text.indexOf("defineRule({"));
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))("messages of %s", (_id, rule) => {
  test.each(Object.entries(rule.messages))("%s say in one sentence what is lost", (_messageId, message) => {
    expect(message).toMatch(/\.$/);
    expect(message).toMatch(/`\{\{|\{\{/);
    expect(message).not.toMatch(/\b(?:unexpected|should|must|please)\b/i);
    expect(message.length).toBeLessThanOrEqual(200);
  });

  test("describe the rule in a sentence", () => {
    expect(rule.description).toMatch(/^[A-Z][^\n]*\.$/);
  });
});

/** Single or double: as the formatter leaves it. */
function quoteOf(folder: string): string {
  return readFileSync(join(folder, "rule.ts"), "utf8").includes("id: '") ? "'" : '"';
}
