import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "../house/source-files.ts";
import { resultFaults } from "./result-faults.ts";
import { tryRemedies, type Tried } from "./try-remedies.mjs";

/*
 * A small file for each logger, metric and broker that remedies know. All its remedies are applied; the results compile
 * under `strict` against the library's own declarations, and the lines that the file's first comments name are written.
 */
const folder = join(root, "test/contract/fixtures/adapters");
const samples = readdirSync(folder).toSorted();
const linter = new Linter({ cwd: root });
const tried = new Map<string, readonly Tried[]>();

beforeAll(() => {
  for (const name of samples) {
    const text = textOf(name);
    tried.set(name, tryRemedies(text, (changed) => lint(changed, name)).tried.filter(isWritten));
  }
});

test.each(samples)("what is written into %s is right, and says what its comments say", (name) => {
  const results = tried.get(name) ?? [];
  expect(results).not.toEqual([]);
  expect(results.flatMap(({ faults, remedy }) => faults.map((fault) => `${remedy}: ${fault}`))).toEqual([]);
  const lines = new Set(results.flatMap(({ text }) => text.split("\n").map((line) => line.trim())));
  expect(expected(name).filter((line) => !lines.has(line))).toEqual([]);
});

describe("against the libraries' own declarations", () => {
  test("all results compile under `strict`", { timeout: 120_000 }, () => {
    const results = [...tried].flatMap(([name, all]) =>
      // JavaScript is compiled by nobody.
      name.endsWith(".cjs") ? [] : all.map(({ text, remedy }, i) => ({ name: `${i}-${remedy}-${name}`, text })),
    );
    const originals = samples
      .filter((name) => !name.endsWith(".cjs"))
      .map((name) => ({ name: `original-${name}`, text: textOf(name) }));
    expect(resultFaults([...originals, ...results])).toEqual([]);
  });
});

/** Without the lines that are expected: a name that stands in a comment counts as taken. */
function textOf(name: string): string {
  return readFileSync(join(folder, name), "utf8").replaceAll(/^\/\/ writes: .+\n/gm, "");
}

function expected(name: string): readonly string[] {
  const text = readFileSync(join(folder, name), "utf8");
  return Array.from(text.matchAll(/^\/\/ writes: (.+)$/gm), ([, line = ""]) => line);
}

function isWritten({ remedy }: Tried): boolean {
  return remedy !== "markIntended";
}

function lint(text: string, name: string): Linter.LintMessage[] {
  const languageOptions = { parser, sourceType: extname(name) === ".cjs" ? "commonjs" : "module" } as const;
  // Where the libraries are installed, so that imports lead to them.
  return linter.verify(
    text,
    [{ files: ["**/*"], languageOptions }, ...plugin.configs.strict],
    join(root, "test/vocabulary", name),
  );
}
