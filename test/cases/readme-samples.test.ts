import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../house/source-files.ts";
import { ruleFolders } from "./case-files.ts";
import { lint } from "./lint.ts";

interface Sample {
  readonly line: number;
  readonly isBad: boolean;
  readonly language: string;
  readonly text: string;
}

const languages = ["ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs"];

/** Code blocks that stand, at any depth, below a heading that begins with `Bad` or `Good`. */
function samplesIn(text: string): readonly Sample[] {
  const samples: Sample[] = [];
  let verdict: { isBad: boolean; depth: number } | null = null;
  let open: { language: string; line: number; lines: string[] } | null = null;
  for (const [index, line] of text.split("\n").entries()) {
    if (open && /^```\s*$/.test(line)) {
      if (verdict && languages.includes(open.language)) {
        samples.push({
          line: open.line,
          isBad: verdict.isBad,
          language: open.language,
          text: `${open.lines.join("\n")}\n`,
        });
      }
      open = null;
    } else if (open) open.lines.push(line);
    else if (line.startsWith("```")) open = { language: line.slice(3).trim(), line: index + 1, lines: [] };
    else {
      const [, marks = "", title = ""] = /^(#{1,6}) (.*)$/.exec(line) ?? [];
      if (marks === "") continue;
      if (/^(?:Bad|Good)\b/.test(title)) verdict = { isBad: title.startsWith("Bad"), depth: marks.length };
      else if (verdict && marks.length <= verdict.depth) verdict = null;
    }
  }
  return samples;
}

describe.each(ruleFolders())("samples of rules/%s/README.md", (rule) => {
  const path = join(root, "rules", rule, "README.md");
  const samples = existsSync(path) ? samplesIn(readFileSync(path, "utf8")) : [];

  test("show a bad and a good way", () => {
    expect(new Set(samples.map(({ isBad }) => (isBad ? "bad" : "good")))).toEqual(new Set(["bad", "good"]));
  });

  test.each(samples.map((sample) => [sample.line, sample.isBad ? "is reported" : "is left alone", sample] as const))(
    "line %i %s",
    (_line, _verdict, { isBad, language, text }) => {
      const verdicts = lint(text, `rules/${rule}/sample.${language}`);
      expect(verdicts, "does not parse").not.toBeNull();
      const names = (verdicts ?? []).map((verdict) => verdict.rule);
      expect(isBad ? names.includes(rule) : names).toEqual(isBad ? true : []);
    },
  );
});

test("samples are found below their headings only", () => {
  const readme = [
    "# a",
    "## Bad",
    "### in a consumer",
    "```ts",
    "bad();",
    "```",
    "## Good: better",
    "```js",
    "good();",
    "```",
    "```sh",
    "npm",
    "```",
    "## Options",
    "```ts",
    "x",
    "```",
  ];
  const found = samplesIn(readme.join("\n")).map(({ line, isBad, language, text }) => [line, isBad, language, text]);
  expect(found).toEqual([
    [4, true, "ts", "bad();\n"],
    [8, false, "js", "good();\n"],
  ]);
});
