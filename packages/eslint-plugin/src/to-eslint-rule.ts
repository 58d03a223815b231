import type { Rule as EslintRule } from 'eslint';
import type { Facts, Rule } from '@silent-failure/analysis';
import { analysisFor } from './analysis-for.ts';
import { markIntended } from './mark-intended.ts';
import { rangeOf } from './range-of.ts';
import { readSource } from './read-source.ts';

/** Facts by file: every rule of a run shares one walk. Keyed by syntax tree, so a changed file is read anew. */
const factsByTree = new WeakMap<object, { key: string; facts: Facts }>();

/** Wraps a rule of ours as an ESLint rule. It listens to the program's start only; the reading walks by itself. */
export function toEslintRule(rule: Rule): EslintRule.RuleModule {
  return {
    meta: {
      type: 'problem',
      docs: { description: rule.description, recommended: rule.recommended, url: `https://github.com/silent-failure/silent-failure/blob/main/rules/${rule.id}/README.md` },
      hasSuggestions: true,
      messages: { ...rule.messages, ...markIntended.messages },
      schema: [
        {
          type: 'object',
          properties: { report: { enum: ['clear', 'all'], description: '`all` also reports what is a matter of how much the loss is worth.' } },
          additionalProperties: false,
        },
      ],
      defaultOptions: [{ report: 'clear' }],
    },
    create(context) {
      return {
        Program() {
          const { sourceCode } = context;
          const { analysis, key } = analysisFor(context.settings['silent-failure']);
          let known = factsByTree.get(sourceCode.ast);
          if (known?.key !== key) {
            known = { key, facts: analysis.read(readSource(sourceCode, context.filename)) };
            factsByTree.set(sourceCode.ast, known);
          }
          const options = (context.options[0] ?? {}) as { report?: 'clear' | 'all' };
          for (const finding of analysis.judge(rule, known.facts, options.report ?? 'clear')) {
            const loc = rangeOf(sourceCode, finding.place);
            const trail = finding.trail.map((step) => ({ at: step.at, text: step.text, ...rangeOf(sourceCode, step.place) }));
            context.report({
              messageId: finding.messageId,
              data: { ...finding.data },
              loc,
              suggest: [markIntended.suggestion(sourceCode, rule.id, loc.start.line, { trail, certainty: finding.certainty, weight: finding.weight })],
            });
          }
        },
      };
    },
  };
}
