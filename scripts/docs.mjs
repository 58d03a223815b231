// `npm run docs`: writes the generated header and footer of every rules/<id>/README.md, in README.md the table of rules and
// what `fix` writes, and in docs/oxlint.md the rules of both levels; it leaves the rest alone. The command line has to be built.
// With --check it writes nothing and says what is stale.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { fixOfExamples } from "./docs-examples.mjs";
import { oxlintConfigOf } from "./docs-oxlint.mjs";
import { remediesOf } from "./docs-remedies.mjs";
import { cache, root } from "./setup.mjs";

const command = "npm run docs";

/** What stands between its two markers belongs to this script. */
const marks = {
  header: { begin: `<!-- header: written by \`${command}\` -->`, end: "<!-- end of header -->" },
  footer: { begin: `<!-- footer: written by \`${command}\` -->`, end: "<!-- end of footer -->" },
  rules: { begin: "<!-- rules:start -->", end: "<!-- rules:end -->" },
  recommended: { begin: `<!-- recommended: written by \`${command}\` -->`, end: "<!-- end of recommended -->" },
  strict: { begin: `<!-- strict: written by \`${command}\` -->`, end: "<!-- end of strict -->" },
  fix: { begin: `<!-- fix: written by \`${command}\` -->`, end: "<!-- end of fix -->" },
};

const { plugin, rules } = await loadSources();
const ids = rules.map(({ id }) => id);
const isCheck = process.argv.includes("--check");
const faults = [];

for (const [index, id] of ids.entries()) {
  const revise = (text) => withParts(text, headerOf(id), footerOf(id, text, ids[index - 1], ids[index + 1]));
  bringUpToDate(`rules/${id}/README.md`, `write it, beginning with the line "# ${id}".`, revise);
}
bringUpToDate("README.md", `write it, with ${marks.rules.begin} and ${marks.rules.end} in it.`, (text) =>
  withFix(withRules(text)),
);
bringUpToDate("docs/oxlint.md", `write it, with ${marks.recommended.begin} and ${marks.strict.begin} in it.`, (text) =>
  withLevel(withLevel(text, "recommended"), "strict"),
);

for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

function bringUpToDate(name, whenMissing, revise) {
  const path = join(root, name);
  if (!existsSync(path)) {
    faults.push(`${name} is missing: ${whenMissing}`);
    return;
  }
  const before = readFileSync(path, "utf8");
  const after = revise(before);
  if (after === before) return;
  if (isCheck) faults.push(`${name} is out of date: run \`${command}\`.`);
  else {
    writeFileSync(path, after);
    console.log(`wrote ${name}`);
  }
}

/** Rules and plugin from their sources, which are written in TypeScript. */
async function loadSources() {
  const outfile = join(cache, `docs-${process.pid}.mjs`);
  mkdirSync(cache, { recursive: true });
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: {
      contents: 'export { default as plugin } from "./src/index.ts"; export { rules } from "@silent-failure/rules";',
      resolveDir: join(root, "packages/eslint-plugin"),
    },
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["silent-failure-source"],
    external: ["eslint", "eslint/*"],
    banner: { js: 'import { createRequire as __r } from "node:module"; const require = __r(import.meta.url);' },
    outfile,
    write: false,
    logLevel: "warning",
  });
  writeFileSync(outfile, outputFiles[0].contents);
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, { force: true });
  }
}

function headerOf(id) {
  const { docs, hasSuggestions, fixable } = plugin.rules[id].meta;
  const levels = docs.recommended ? "`recommended` and `strict`" : "`strict` only";
  const mends = [fixable && "mends itself with `--fix`", hasSuggestions && "has editor suggestions"].filter(Boolean);
  return [
    `> ${docs.description}`,
    "",
    `Rule \`silent-failure/${id}\` · in ${levels}${mends.map((text) => ` · ${text}`).join("")}`,
  ].join("\n");
}

function footerOf(id, page, previous, next) {
  const links = [
    `[rule.ts](rule.ts)`,
    `[cases](cases)`,
    previous && `previous: [${previous}](../${previous}/README.md)`,
    next && `next: [${next}](../${next}/README.md)`,
  ];
  return [
    ...remediesOf(plugin, id, page),
    "",
    "## Messages",
    "",
    ...messagesOf(id).map(([name, text]) => `- \`${name}\`: ${text}`),
    "",
    "## All options",
    "",
    ...optionsOf(id),
    "",
    links.filter(Boolean).join(" · "),
  ].join("\n");
}

/** The rule's own messages; those that the plugin adds are the same for all. */
function messagesOf(id) {
  return Object.entries(rules.find((rule) => rule.id === id).messages);
}

function optionsOf(id) {
  const { schema, defaultOptions } = plugin.rules[id].meta;
  const properties = Object.entries(schema[0]?.properties ?? {});
  if (properties.length === 0) return ["None."];
  return properties.map(([name, option]) => {
    const values = option.enum?.map((value) => JSON.stringify(value)).join(", ") ?? option.type;
    const preset = defaultOptions?.[0]?.[name];
    const byDefault = preset === undefined ? "" : `, \`${JSON.stringify(preset)}\` by default`;
    return `- \`${name}\` (\`${values}\`${byDefault}): ${option.description ?? ""}`;
  });
}

/** The page with both parts new; where the markers are missing, below the heading and at the end. */
function withParts(text, header, footer) {
  const top = part(marks.header, header);
  const bottom = part(marks.footer, footer);
  const headed = between(marks.header).test(text)
    ? text.replace(between(marks.header), () => top)
    : text.replace(/^(# .*)\n+/, (_, heading) => `${heading}\n\n${top}\n\n`);
  return between(marks.footer).test(headed)
    ? headed.replace(between(marks.footer), () => bottom)
    : `${headed.trimEnd()}\n\n${bottom}\n`;
}

/** README.md with every rule in its table. */
function withRules(text) {
  if (!between(marks.rules).test(text)) faults.push(`README.md has no ${marks.rules.begin} … ${marks.rules.end}.`);
  const rows = ids.map((id) => {
    const { docs } = plugin.rules[id].meta;
    return [`[\`${id}\`](rules/${id}/README.md)`, docs.description, docs.recommended ? "✓" : "", "✓"];
  });
  return text.replace(between(marks.rules), () =>
    part(marks.rules, table(["rule", "finds", "`recommended`", "`strict`"], rows)),
  );
}

/** README.md with what `fix` writes into the examples. */
function withFix(text) {
  if (!between(marks.fix).test(text)) faults.push(`README.md has no ${marks.fix.begin} … ${marks.fix.end}.`);
  return text.replace(between(marks.fix), () => part(marks.fix, fixOfExamples()));
}

/** docs/oxlint.md with the rules of a level. */
function withLevel(text, level) {
  const mark = marks[level];
  if (!between(mark).test(text)) faults.push(`docs/oxlint.md has no ${mark.begin} … ${mark.end}.`);
  return text.replace(between(mark), () => part(mark, oxlintConfigOf(plugin, level)));
}

/** Padded, as the formatter leaves tables. */
function table(head, rows) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((cells) => cells[column].length)));
  const row = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  return [row(head), row(widths.map((width) => "-".repeat(width))), ...rows.map(row)].join("\n");
}

function between(mark) {
  return new RegExp(`${escaped(mark.begin)}[^]*?${escaped(mark.end)}`);
}

function part(mark, content) {
  return `${mark.begin}\n\n${content}\n\n${mark.end}`;
}

function escaped(text) {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
