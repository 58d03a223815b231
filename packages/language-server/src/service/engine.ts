import type { SourceCode } from "eslint";
import { Linter } from "eslint/universal";
import plugin from "eslint-plugin-silent-failure";
import { foundIn, placeOfMessage, prefix } from "./eslint-message.ts";
import type { Answer, Question } from "./question.ts";
import { rulesOf } from "./rules-of.ts";

const sourceFiles = ["**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}"];
const byteOrderMark = "\uFEFF";

/** A text that was read, with what ESLint knows of it. */
export interface Read {
  readonly answer: Answer;
  /** Null when the text does not parse. */
  readonly sourceCode: SourceCode | null;
  /** What a byte order mark moves offsets by. */
  readonly shift: number;
}

/** Our rules in an ESLint of their own: nothing of the project's is executed. */
export class Engine {
  private readonly parser: Linter.Parser;
  /** By folder, as ESLint judges paths from one. */
  private readonly linters = new Map<string, Linter>();

  /** The types of ESLint and of typescript-eslint tell comments apart in different words. */
  constructor(parser: object) {
    this.parser = parser as Linter.Parser;
  }

  answer(question: Question): Answer {
    return this.read(question).answer;
  }

  /** Never throws: what goes wrong in ESLint or in a rule is a fault of the answer. */
  read(question: Question): Read {
    const start = performance.now();
    const linter = this.linterOf(question.folder);
    const shift = question.text.startsWith(byteOrderMark) ? 1 : 0;
    try {
      const messages = this.messagesOf(question);
      const fatal = messages.find((message) => message.fatal);
      const sourceCode = fatal ? null : linter.getSourceCode();
      const known = sourceCode ? messages.map((message) => foundIn(message, sourceCode, shift)) : [];
      return {
        sourceCode,
        shift,
        answer: {
          findings: known.filter((found) => found !== null),
          suppressed: sourceCode ? suppressedIn(linter, sourceCode, shift) : [],
          unparsed: fatal ? `${fatal.message} (line ${fatal.line})` : null,
          faults: messages.flatMap((message, i) =>
            message.ruleId?.startsWith(prefix) && !known[i] && !fatal ? [message.message] : [],
          ),
          milliseconds: performance.now() - start,
        },
      };
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      const answer = { findings: [], suppressed: [], unparsed: null, faults: [fault] };
      return { sourceCode: null, shift, answer: { ...answer, milliseconds: performance.now() - start } };
    }
  }

  /** What ESLint itself says of a text. */
  messagesOf(question: Question): Linter.LintMessage[] {
    return this.linterOf(question.folder).verify(question.text, this.configOf(question), {
      filename: question.path,
      allowInlineConfig: question.judging.inlineConfig,
      ruleFilter: ({ ruleId }: { ruleId: string }) => ruleId.startsWith(prefix),
    } as Linter.LintOptions);
  }

  /** All that was understood of a text that was just read. */
  examine(sourceCode: SourceCode): ReturnType<typeof plugin.examine> {
    return plugin.examine(sourceCode);
  }

  private linterOf(folder: string): Linter {
    let linter = this.linters.get(folder);
    if (!linter) {
      linter = new Linter({ configType: "flat", cwd: folder });
      this.linters.set(folder, linter);
    }
    return linter;
  }

  private configOf(question: Question): Linter.Config[] {
    return [
      {
        files: sourceFiles,
        plugins: { "silent-failure": plugin },
        languageOptions: { parser: this.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
        linterOptions: { reportUnusedDisableDirectives: "off", reportUnusedInlineConfigs: "off" },
        rules: rulesOf(question.judging),
        settings: { "silent-failure": question.judging.settings },
      },
    ];
  }
}

/** What ESLint's types leave out. */
interface Suppressing {
  getSuppressedMessages(): readonly (Linter.LintMessage & {
    readonly suppressions: readonly { readonly justification: string }[];
  })[];
}

function suppressedIn(linter: Linter, sourceCode: SourceCode, shift: number): Answer["suppressed"] {
  const messages = (linter as unknown as Suppressing).getSuppressedMessages();
  return messages.flatMap((message) =>
    message.ruleId?.startsWith(prefix)
      ? [
          {
            rule: message.ruleId.slice(prefix.length),
            place: placeOfMessage(message, sourceCode, shift),
            reason: message.suppressions.map(({ justification }) => justification).join("; "),
          },
        ]
      : [],
  );
}
