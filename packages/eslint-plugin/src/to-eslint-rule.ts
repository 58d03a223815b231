import type { Rule as EslintRule } from "eslint";
import { libraryOfFact, lostIn, type FileAnalysis, type Finding, type Plan, type Rule } from "@silent-failure/analysis";
import { analysisFor } from "./analysis-for.ts";
import { filesByTree } from "./files-by-tree.ts";
import { noteNotFollowed } from "./not-followed.ts";
import { rangeOf } from "./range-of.ts";
import { readSource } from "./read-source.ts";
import { suggestionMessages, suggestionsOf } from "./suggestions-of.ts";

interface Judged {
  readonly finding: Finding;
  /** The functions and classes around it: `OrderConsumer.handle`. */
  readonly symbol: string;
  readonly plans: readonly Plan[];
}

/**
 * What a rule concludes for the file at hand. A rule that throws would end the whole run of ESLint, with every other
 * rule and file: it becomes a message instead.
 */
function judged(rule: Rule, context: EslintRule.RuleContext): readonly Judged[] {
  const { sourceCode } = context;
  try {
    const { analysis, key, fault } = analysisFor(context.settings["silent-failure"], context.languageOptions["parser"]);
    let known = filesByTree.get(sourceCode.ast);
    if (known?.key !== key) {
      // Said once for a file, by the rule that comes first.
      if (fault !== null) context.report({ messageId: "badSettings", data: { fault }, loc: { line: 1, column: 0 } });
      const input = readSource(sourceCode, context.filename, context.cwd);
      known = { key, analysis, file: analysis.read(input) };
      filesByTree.set(sourceCode.ast, known);
    }
    const options = (context.options[0] ?? {}) as { report?: "clear" | "all" };
    const { file } = known;
    const findings = analysis.judge(rule, file.facts, options.report ?? "clear");
    noteNotFollowed(context.filename, file.facts.unread);
    return findings.map((finding) => ({
      finding,
      symbol: file.symbolAt(finding.place.start),
      plans: plansOf(rule, finding, file, context),
    }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    context.report({ messageId: "crashed", data: { rule: rule.id, reason }, loc: { line: 1, column: 0 } });
    return [];
  }
}

/** What helps. That it cannot be worded takes nothing from the finding, and is said beside it. */
function plansOf(rule: Rule, finding: Finding, file: FileAnalysis, context: EslintRule.RuleContext): readonly Plan[] {
  try {
    return file.plansOf(rule.id, finding);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    context.report({ messageId: "crashed", data: { rule: rule.id, reason }, loc: { line: 1, column: 0 } });
    return [];
  }
}

/** Wraps a rule of ours as an ESLint rule. It listens to the program's start only; the reading walks by itself. */
export function toEslintRule(rule: Rule): EslintRule.RuleModule {
  return {
    meta: {
      type: "problem",
      docs: {
        description: rule.description,
        recommended: rule.recommended,
        url: `https://github.com/silent-failure/silent-failure/blob/main/rules/${rule.id}/README.md`,
      },
      hasSuggestions: true,
      messages: {
        ...rule.messages,
        ...suggestionMessages,
        badSettings: "`settings['silent-failure']` is passed over: {{fault}}.",
        crashed: "could not be read by `{{rule}}`: {{reason}}. This is a fault of Silent Failure: please report it.",
      },
      schema: [
        {
          type: "object",
          properties: {
            report: {
              enum: ["clear", "all"],
              description: "`all` also reports what is a matter of how much the loss is worth.",
            },
          },
          additionalProperties: false,
        },
      ],
      defaultOptions: [{ report: "clear" }],
    },
    create(context) {
      return {
        Program() {
          const { sourceCode } = context;
          for (const { finding, symbol, plans } of judged(rule, context)) {
            const loc = rangeOf(sourceCode, finding.place);
            const trail = finding.trail.map((step) => ({
              at: step.at,
              text: step.text,
              ...rangeOf(sourceCode, step.place),
            }));
            context.report({
              messageId: finding.messageId,
              data: { ...finding.data },
              loc,
              suggest: suggestionsOf(plans, {
                trail,
                certainty: finding.certainty,
                weight: finding.weight,
                library: libraryOfFact(finding.about),
                unit: "unit" in finding.about ? finding.about.unit.name : null,
                symbol,
                lost: lostIn(finding),
              }),
            });
          }
        },
      };
    },
  };
}
