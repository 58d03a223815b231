import type { Rule as EslintRule, SourceCode } from "eslint";

/**
 * The one suggestion that every finding has: say that the loss is meant, with a reason to fill in. Its `data` carries
 * the finding's trail, which ESLint hands through untouched to `LintMessage.suggestions[0].data`.
 */
export const markIntended = {
  messages: { markIntended: "Mark as intended, with a reason" },
  suggestion(sourceCode: SourceCode, rule: string, line: number, data: object): EslintRule.SuggestionReportDescriptor {
    return {
      messageId: "markIntended",
      // ESLint types the values as text; what it passes on is the object itself.
      data: data as unknown as Record<string, string>,
      fix(fixer) {
        const text = sourceCode.lines[line - 1] ?? "";
        const indent = /^\s*/.exec(text)?.[0] ?? "";
        const start = sourceCode.getIndexFromLoc({ line, column: 0 });
        return fixer.insertTextBeforeRange(
          [start, start],
          `${indent}// eslint-disable-next-line silent-failure/${rule} -- say why this may be lost\n`,
        );
      },
    };
  },
};
