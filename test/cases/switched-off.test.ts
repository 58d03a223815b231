// Whoever switches a finding off with a reason keeps a comment that is used: one that is not, `eslint --fix` takes away.
import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import { describe, expect, test } from "vitest";
import { root } from "../house/source-files.ts";

/** What the comment names, and its reason; without a name it is meant for every rule. */
const comments: readonly (readonly [names: (rule: string) => string, reason: string])[] = [
  [(rule) => ` ${rule}`, "nothing is lost: the next run writes it again"],
  [(rule) => ` no-console, ${rule}`, "best effort, it is expected to fail at times"],
  [() => "", "best effort, it is expected to fail at times"],
];

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

describe.each(comments)("a finding that is switched off with a reason: %s %s", (names, reason) => {
  test("is found as before, and so the comment is used", () => {
    let tried = 0;
    const faults: string[] = [];
    for (const path of files) {
      const text = readFileSync(path, "utf8");
      const found = lint(text, path).filter(({ ruleId }) => ruleId?.startsWith("silent-failure/"));
      const lines = text.split("\n");
      for (const { line, ruleId } of found) {
        const comment = `// eslint-disable-next-line${names(ruleId ?? "")} -- ${reason}`;
        const after = lint(lines.toSpliced(line - 1, 0, comment).join("\n"), path);
        const unused = after.filter(
          // `no-console` is another rule's business.
          (message) => message.ruleId === null && message.line === line && !/'no-console'/.test(message.message),
        );
        faults.push(...unused.map(({ message }) => `${path}:${line} ${message}`));
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(300);
    expect(faults).toEqual([]);
  });
});
