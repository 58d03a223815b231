// Whoever switches a finding off with a reason keeps a comment that is used: one that is not, `eslint --fix` takes away.
import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import { describe, expect, test } from "vitest";
import { root } from "../house/source-files.ts";

const reasons = ["nothing is lost: the next run writes it again", "best effort, it is expected to fail at times"];

function lint(text: string, path: string): Linter.LintMessage[] {
  const config: Linter.Config = {
    files: [`**/*${extname(path)}`],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: path.endsWith("x") } } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
  };
  return new Linter({ cwd: root }).verify(text, [config, ...plugin.configs.recommended], path);
}

const files = readdirSync(join(root, "rules"), { recursive: true, encoding: "utf8" })
  .map((path) => join(root, "rules", path))
  .filter((path) => /[\\/]cases[\\/]bad[a-z0-9.-]*\.[cm]?tsx?$/.test(path));

describe.each(reasons)("a finding that is switched off with the reason %j", (reason) => {
  test("is found as before, and so the comment is used", () => {
    let tried = 0;
    const faults: string[] = [];
    for (const path of files) {
      const text = readFileSync(path, "utf8");
      const found = lint(text, path).filter(({ ruleId }) => ruleId?.startsWith("silent-failure/"));
      const lines = text.split("\n");
      for (const { line, ruleId } of found) {
        const comment = `// eslint-disable-next-line ${ruleId} -- ${reason}`;
        const after = lint(lines.toSpliced(line - 1, 0, comment).join("\n"), path);
        const unused = after.filter((message) => message.ruleId === null && message.line === line);
        faults.push(...unused.map(({ message }) => `${path}:${line} ${message}`));
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(300);
    expect(faults).toEqual([]);
  });
});
