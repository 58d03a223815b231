import { prefix, sourceGlobs } from "@silent-failure/configuration";
import type { LeftOut } from "@silent-failure/configuration/files";
import * as parser from "@typescript-eslint/parser";
import { ESLint, type Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";

export interface EslintOptions {
  readonly root: string;
  readonly leftOut: LeftOut;
  readonly rules: Linter.RulesRecord;
  readonly settings: NonNullable<Linter.Config["settings"]>;
  readonly cache: boolean;
  /** Absolute. ESLint deletes what is there when it runs without a cache, so it is never its own `.eslintcache`. */
  readonly cacheLocation: string;
}

/** An ESLint that runs our rules and nothing of the project's own configuration. */
export function eslintFor(options: EslintOptions): ESLint {
  const { root, cache, cacheLocation } = options;
  return new ESLint({
    overrideConfigFile: true,
    cwd: root,
    cache,
    cacheLocation,
    // Unlike times, contents mean the same on a fresh checkout in CI.
    cacheStrategy: "content",
    overrideConfig: [
      walk(options.leftOut),
      {
        files: [...sourceGlobs],
        plugins: { "silent-failure": plugin },
        languageOptions: {
          parser,
          parserOptions: {
            ecmaFeatures: { jsx: true },
            jsDocParsingMode: "none",
            warnOnUnsupportedTypeScriptVersion: false,
          },
        },
        // Comments for other tools' rules are none of our business.
        linterOptions: { reportUnusedDisableDirectives: "off", reportUnusedInlineConfigs: "off" },
        rules: options.rules,
        settings: options.settings,
      },
    ],
    ruleFilter: ({ ruleId }) => ruleId.startsWith(prefix),
  });
}

/** The same ESLint, but it only finds the files: a processor that hands out nothing keeps it from parsing. */
export function finderFor(options: Pick<EslintOptions, "root" | "leftOut" | "cacheLocation">): ESLint {
  return new ESLint({
    overrideConfigFile: true,
    cwd: options.root,
    // Nothing is there, so nothing is deleted.
    cacheLocation: `${options.cacheLocation}-of-no-run`,
    overrideConfig: [
      walk(options.leftOut),
      { files: [...sourceGlobs], processor: { preprocess: () => [], postprocess: () => [] } },
    ],
  });
}

function walk(leftOut: LeftOut): Linter.Config {
  return {
    // ESLint's own defaults come first; what is left out is decided in one place. That functions may stand here is
    // documented by @eslint/config-array, not by ESLint's types.
    ignores: ["!**/node_modules/", ((path: string) => leftOut.isLeftOut(path)) as unknown as string],
  };
}
