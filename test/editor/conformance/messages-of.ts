import type plugin from "eslint-plugin-silent-failure";
import type { Linter } from "eslint";
import type { Sample } from "./samples.ts";

/** What lints: nothing is imported here, because all of it is there twice, in Node and in a page. */
export interface Engine {
  readonly Linter: typeof Linter;
  readonly plugin: typeof plugin;
  readonly parser: Linter.Parser;
  readonly folder: string;
  readonly followImports: boolean;
}

export interface SampleMessages {
  readonly messages: readonly Linter.LintMessage[];
  readonly suppressed: readonly Linter.SuppressedLintMessage[];
}

/** Documented, and not in ESLint's types. */
type WithSuppressed = Linter & { getSuppressedMessages(): readonly Linter.SuppressedLintMessage[] };

/** All that ESLint says of a file at level strict: with trails, plans and what its comments hide. */
export function messagesOf({ path, text, settings }: Sample, engine: Engine): SampleMessages {
  const extension = /\.[a-z]+$/.exec(path)?.[0] ?? "";
  const linter = new engine.Linter({ cwd: engine.folder });
  const messages = linter.verify(
    text.startsWith("\uFEFF") ? text.slice(1) : text,
    [
      {
        files: [`**/*${extension}`],
        languageOptions: {
          parser: engine.parser,
          sourceType: /^\.c[jt]s$/.test(extension) ? "commonjs" : "module",
          // As the command line has them.
          parserOptions: {
            ecmaFeatures: { jsx: true },
            jsDocParsingMode: "none",
            warnOnUnsupportedTypeScriptVersion: false,
          },
        },
        linterOptions: { reportUnusedDisableDirectives: "off" },
        settings: { "silent-failure": { ...settings, followImports: engine.followImports } },
      },
      ...engine.plugin.configs.strict,
    ],
    `${engine.folder.replace(/\/$/, "")}/${path}`,
  );
  return { messages, suppressed: (linter as WithSuppressed).getSuppressedMessages() };
}
