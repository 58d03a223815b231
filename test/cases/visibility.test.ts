import { extname } from "node:path";
import * as fastParser from "@silent-failure/fast-parser";
import { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import { describe, expect, test } from "vitest";
import { root } from "../house/source-files.ts";
import { caseFiles } from "./case-files.ts";
import { readDirectives } from "./lint.ts";

const linter = new Linter({ cwd: root });

function examined(text: string, path: string): NonNullable<ReturnType<typeof plugin.examine>> {
  const extension = extname(path);
  const config: Linter.Config = {
    files: [`**/*${extension}`],
    languageOptions: {
      parser: fastParser as unknown as Linter.Parser,
      sourceType: extension === ".cjs" ? "commonjs" : "module",
      parserOptions: { ecmaFeatures: { jsx: /^\.[cm]?jsx?$|^\.tsx$/.test(extension) } },
    },
    settings: { "silent-failure": readDirectives(text).settings },
  };
  linter.verify(text, [config, ...plugin.configs.recommended], path);
  const examination = plugin.examine(linter.getSourceCode());
  if (!examination) throw new Error(`${path} was not read`);
  return examination;
}

describe("visibility in all cases", () => {
  test.each(caseFiles().map(({ path, text }) => [path, text] as const))("%s", (path, text) => {
    const { visibility, judgements } = examined(text, path);
    const paths = visibility.flatMap((unit) => unit.paths);
    // A path is silent when a rule says so, so the figure is never worse than what strict rules show.
    const found = new Set(judgements.map(({ rule, finding }) => `${rule} ${finding.place.start}`));
    for (const { isHeard, findings } of paths) {
      expect(isHeard).toBe(findings.length === 0);
      for (const { rule, place } of findings) expect(found).toContain(`${rule} ${place.start}`);
    }
    // What a rule of a loss finds in a unit lowers the figure, unless it is meant to be lost, or told elsewhere.
    for (const { finding } of judgements) {
      const { about } = finding;
      if (about.kind !== "handler" || about.explained || !about.operations.some(({ role }) => role === "primary"))
        continue;
      expect(paths.filter(({ isHeard }) => !isHeard).map(({ place }) => place.start)).toContain(about.place.start);
    }
    for (const { unit, paths: own } of visibility) {
      expect(own.length).toBeGreaterThan(0);
      expect(unit.name).not.toBe("");
      expect(new Set(own.map(({ place }) => place.start)).size).toBe(own.length);
      for (const one of own) expect(one.text).toMatch(/\S/);
    }
  });
});
