// The parts of docs/oxlint.md that name the rules: oxlint has no configurations of a plugin that it could go by.

/**
 * @param {object} plugin the ESLint plugin
 * @param {"recommended" | "strict"} level
 * @returns {string} a configuration of oxlint, as Markdown
 */
export function oxlintConfigOf(plugin, level) {
  const rules = Object.entries(plugin.configs[level][0].rules).map(
    ([id, setting]) => `    "${id}": ${inline(setting)}`,
  );
  return [
    "```json",
    "{",
    '  "jsPlugins": ["eslint-plugin-silent-failure"],',
    '  "rules": {',
    rules.join(",\n"),
    "  }",
    "}",
    "```",
  ].join("\n");
}

/** On one line, as the formatter leaves it. */
function inline(setting) {
  if (!Array.isArray(setting)) return JSON.stringify(setting);
  const [severity, options] = setting;
  const pairs = Object.entries(options).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`);
  return `["${severity}", { ${pairs.join(", ")} }]`;
}
