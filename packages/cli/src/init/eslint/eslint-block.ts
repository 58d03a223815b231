import { inPlace, type Note, type Proposal } from "../proposal.ts";
import type { ProjectFolder } from "../survey/project-folder.ts";
import type { Survey } from "../survey/survey.ts";
import { addImports } from "./add-import.ts";
import { addToList, type Insertion } from "./add-to-list.ts";
import { exportedList } from "./exported-list.ts";
import { parseConfigFile, type ParsedConfig } from "./parsed-config.ts";

export const pluginName = "eslint-plugin-silent-failure";
export const parserName = "@typescript-eslint/parser";

/** The rules in the project's own ESLint: as an edit where its configuration can surely take one, else to be pasted. */
export function eslintBlock(folder: ProjectFolder, seen: Survey): Proposal {
  const path = seen.eslint?.config ?? null;
  const before = path === null ? null : folder.read(path);
  if (path === null || before === null) return inPlace;
  if (before.includes(pluginName)) return inPlace;
  const needsParser = lacksParser(parseConfigFile(before.replace(/^\uFEFF/, ""), path), seen);
  const after = withBlock(before, path, needsParser);
  if (after !== null) return { changes: [{ path, before, after }], notes: [] };
  return { changes: [], notes: [byHand(path, needsParser)] };
}

/** Null when the text has a shape that nobody can be sure of. */
function withBlock(before: string, path: string, needsParser: boolean): string | null {
  const text = before.replace(/^\uFEFF/, "");
  const config = parseConfigFile(text, path);
  const list = config && exportedList(config);
  if (!config || !list) return null;
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const plugin = freeName(text, "silentFailure");
  const parser = freeName(text, "typescriptParser");
  const entries = [
    ...(needsParser ? [`{ files: ["**/*.{ts,mts,cts,tsx}"], languageOptions: { parser: ${parser} } }`] : []),
    `...${plugin}.configs.recommended`,
  ];
  const imports = [...(needsParser ? [[parser, parserName] as const] : []), [plugin, pluginName] as const];
  const after = apply(text, [addImports(config, imports, lineEnd), ...addToList(config, list, entries, lineEnd)]);
  // What was meant is read again: a list that is longer by what was added, with our rules at its end.
  const edited = parseConfigFile(after, path);
  const now = edited && exportedList(edited);
  const isMeant =
    now?.items.length === list.items.length + entries.length &&
    now.items.at(-1)?.argument?.object?.object?.name === plugin &&
    edited?.imports.get(plugin)?.from === pluginName;
  return isMeant ? before.slice(0, before.length - text.length) + after : null;
}

function apply(text: string, insertions: readonly Insertion[]): string {
  return insertions
    .toSorted((a, b) => b.at - a.at)
    .reduce((result, { at, text: added }) => result.slice(0, at) + added + result.slice(at), text);
}

function freeName(text: string, name: string): string {
  return new RegExp(`\\b${name}\\b`).test(text) ? `${name}Plugin` : name;
}

/**
 * The rules' files are TypeScript as well, and ESLint reads what any entry names. Where nothing but ESLint's own packages
 * is imported, no TypeScript was read so far, and it needs its parser.
 */
function lacksParser(config: ParsedConfig | null, { usesTypeScript }: Survey): boolean {
  if (!usesTypeScript || !config) return false;
  const sources = [...config.imports.values()].map(({ from }) => from);
  return sources.every((from) =>
    /^(?:eslint\/|@eslint\/|globals$|node:|eslint-config-prettier|eslint-plugin-)/.test(from),
  );
}

function byHand(path: string, needsParser: boolean): Note {
  const isCommonJs = path.endsWith(".cjs") || path.endsWith(".cts");
  const parser = isCommonJs
    ? `const typescriptParser = require("${parserName}");`
    : `import typescriptParser from "${parserName}";`;
  const plugin = isCommonJs
    ? `const { default: silentFailure } = require("${pluginName}");`
    : `import silentFailure from "${pluginName}";`;
  const lines = [
    ...(needsParser ? [parser] : []),
    plugin,
    "",
    "// … and at the end of what is exported:",
    ...(needsParser ? ['{ files: ["**/*.{ts,mts,cts,tsx}"], languageOptions: { parser: typescriptParser } },'] : []),
    "...silentFailure.configs.recommended,",
  ];
  return {
    sentence: `${path} exports something other than a list of configurations, so it was left alone. Add by hand:`,
    text: lines.join("\n"),
  };
}
