import { extname } from "node:path";
import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import { root } from "../house/source-files.ts";

/** What the first comments of a file may say about how it is read. */
export interface Directives {
  /** `// strict`: with what is a matter of how much the loss is worth. */
  readonly isStrict: boolean;
  /** `// settings: {"loggers": ["audit"]}`: the shared settings of the project that it stands for. */
  readonly settings: object;
}

/** A verdict of a rule; lines from 1, columns from 0, `end` on the first line when the finding goes on below. */
export interface Verdict {
  readonly rule: string;
  readonly messageId: string;
  readonly line: number;
  readonly column: number;
  readonly end: number;
}

const linter = new Linter({ cwd: root });

export function readDirectives(text: string): Directives {
  const first = /^(?:\/\/[^\n]*\n)*/.exec(text)?.[0] ?? "";
  const settings = /^\/\/ settings: (.+)$/m.exec(first)?.[1];
  return {
    isStrict: /^\/\/ strict$/m.test(first),
    settings: settings === undefined ? {} : (JSON.parse(settings) as object),
  };
}

/** Lints a text as a user's ESLint would; throws when a rule crashes. `null` when it does not parse. */
export function lint(
  text: string,
  path: string,
  { isStrict, settings }: Directives = readDirectives(text),
): readonly Verdict[] | null {
  const extension = extname(path);
  const config: Linter.Config = {
    files: [`**/*${extension}`],
    languageOptions: {
      parser,
      sourceType: extension === ".cjs" ? "commonjs" : "module",
      // Markup is on by extension in TypeScript, and for every JavaScript file.
      parserOptions: { ecmaFeatures: { jsx: /^\.[cm]?jsx?$|^\.tsx$/.test(extension) } },
    },
    linterOptions: { reportUnusedDisableDirectives: "off" },
    settings: { "silent-failure": settings },
  };
  const messages = linter.verify(text, [config, ...plugin.configs[isStrict ? "strict" : "recommended"]], path);
  if (messages.some(({ fatal }) => fatal)) return null;
  const lines = text.split(/\r?\n/);
  return messages.map((message) => ({
    rule: (message.ruleId ?? "").replace("silent-failure/", ""),
    messageId: message.messageId ?? "",
    line: message.line,
    column: message.column - 1,
    end: message.endLine === message.line ? (message.endColumn ?? 0) - 1 : (lines[message.line - 1] ?? "").length,
  }));
}
