// The part of a rule's page that shows what helps: the remedies of its first bad sample, as the plugin writes them.
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./setup.mjs";

const { createTwoFilesPatch } = createRequire(join(root, "packages/cli/package.json"))("diff");
const require = createRequire(join(root, "test", "package.json"));
const parser = require("@typescript-eslint/parser");
const { Linter } = require("eslint");

/**
 * @param {object} plugin the ESLint plugin
 * @param {string} id the rule
 * @param {string} page the text of its README.md
 * @returns {string[]} lines of Markdown
 */
export function remediesOf(plugin, id, page) {
  const [, language = "ts", sample = ""] = /^## Bad[^]*?^```(\w+)\n([^]*?)^```/m.exec(page) ?? [];
  const suggestions = suggestionsFor(plugin, id, sample, language);
  if (suggestions.length === 0) throw new Error(`rules/${id}/README.md: nothing helps against its first bad sample`);
  return [
    "## Remedies",
    "",
    "Of the first bad sample, best first, as an editor offers them and `silent-failure fix` writes them:",
    "",
    ...suggestions.map(
      ({ data: { title, plan } }) =>
        `- **${title}** (\`${optionOf(plan.remedy)}\`)${plan.note === "" ? "" : `: ${plan.note}`}`,
    ),
    ...suggestions
      .filter(({ data: { plan } }) => plan.remedy !== "markIntended" || suggestions.length === 1)
      .slice(0, 2)
      .flatMap(({ fix, data: { plan } }) => [
        "",
        `\`${optionOf(plan.remedy)}\`:`,
        "",
        "```diff",
        diff(sample, sample.slice(0, fix.range[0]) + fix.text + sample.slice(fix.range[1])),
        "```",
      ]),
  ];
}

function suggestionsFor(plugin, id, text, language) {
  const messages = new Linter({ cwd: root }).verify(
    text,
    [
      {
        files: [`**/*.${language}`],
        languageOptions: { parser, sourceType: language === "cjs" ? "commonjs" : "module" },
        linterOptions: { reportUnusedDisableDirectives: "off" },
      },
      ...plugin.configs.strict,
    ],
    join(root, "rules", id, `sample.${language}`),
  );
  return messages.find(({ ruleId }) => ruleId === `silent-failure/${id}`)?.suggestions ?? [];
}

/** Only what changes, with two lines around it. */
function diff(before, after) {
  return (
    createTwoFilesPatch("a", "b", before, after, "", "", { context: 2 })
      .split("\n")
      .slice(4)
      // The formatter leaves no white space at the end of a line.
      .map((line) => line.replace(/^@@ .* @@$/, "@@").trimEnd())
      .join("\n")
      .trimEnd()
  );
}

function optionOf(remedy) {
  return remedy.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
