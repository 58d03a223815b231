import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesBelow, root } from "../house/source-files.ts";
import { caseFiles } from "./case-files.ts";
import { lint } from "./lint.ts";
import { mutate, randomNumbers, tokensOf } from "./mutations.ts";

const seed = 20_260_101;
const rounds = 60;
const strict = { isStrict: true, settings: {} };

const samples = [
  ...caseFiles(),
  ...filesBelow("examples", (path) => path.endsWith(".ts")).map((path) => ({
    path,
    text: readFileSync(join(root, path), "utf8"),
  })),
];

/** Lints a text with every rule, and says whether it parses; a crash is told with the text that shows it. */
function expectNoCrash(text: string, path: string): boolean {
  try {
    const verdicts = lint(text, path, strict);
    // The plugin reports a crash of a rule as a finding of it, so that the rest of a run goes on.
    if (verdicts?.some(({ messageId }) => messageId === "crashed")) throw new Error("reported as crashed");
    return verdicts !== null;
  } catch (error) {
    throw new Error(`a rule crashed on this variant of ${path}:\n${text}`, { cause: error });
  }
}

let parsed = 0;

describe("no rule crashes", () => {
  test.each(samples.map(({ path, text }) => [path, text] as const))(
    "on variants of %s",
    { timeout: 60_000 },
    (path, text) => {
      const random = randomNumbers(seed);
      const tokens = tokensOf(text);
      expect(tokens).not.toEqual([]);
      for (let round = 0; round < rounds; round++) {
        let variant = text;
        // Every other one is changed twice: what is left is farther from what anybody would write.
        for (let i = 0; i <= round % 2; i++) variant = mutate(variant, i === 0 ? tokens : safeTokens(variant), random);
        if (expectNoCrash(variant, path)) parsed += 1;
      }
    },
  );

  const nested = 400;
  test.each([
    ["an empty file", ""],
    ["nothing but a comment", "// nobody home"],
    ["a byte-order mark", "\uFEFFexport const orders = await store.save();"],
    [
      "carriage returns",
      "export async function onMessage(event) {\r\n  if (!isValid(event)) return;\r\n  await store.save(event);\r\n}\r\n",
    ],
    [
      "empty blocks",
      "try {} catch {} finally {} if (a) {} else {} for (;;) {} switch (a) { default: } class A { constructor() {} static {} }",
    ],
    [
      "holes and rests",
      "const [, , ...[a]] = b; const { ...c } = d; (({ a: [b = c()] = [] } = {}, ...e) => {})(); f(...g, , )".replace(
        ", )",
        ")",
      ),
    ],
    [
      "names of Object.prototype",
      "constructor(); toString.valueOf(); a.__proto__(); a.hasOwnProperty.constructor(b); new __proto__(constructor);",
    ],
    [
      "computed and private members",
      "class A { #a; static async *[b()]() { try { await this.#a?.[c]?.().d``; } catch { yield* e; } } }",
    ],
    ["deep calls", `${"a(".repeat(nested)}b${")".repeat(nested)}`],
    ["deep functions", `${"async () => { try {".repeat(nested)} await save() ${"} catch {} }".repeat(nested)}`],
    ["long chains", `a${".then(b).catch(c)".repeat(nested)}`],
    [
      "cycles",
      "let a = b; let b = a; a.save(); class C extends C { d = this.d; e() { return this.e(); } } function f() { return f(); } await f().save();",
    ],
  ])("on %s", (_name, text) => {
    for (const path of ["src/worker.ts", "src/worker.js", "src/worker.cjs", "src/view.tsx"]) expectNoCrash(text, path);
  });
});

/** Tokens of a variant, or none when it does not parse any more. */
function safeTokens(text: string): ReturnType<typeof tokensOf> {
  try {
    return tokensOf(text);
  } catch {
    return [];
  }
}

test("enough of the variants parse for this to mean something", () => {
  expect(parsed).toBeGreaterThan((samples.length * rounds) / 20);
});
