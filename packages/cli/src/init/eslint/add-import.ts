import type { Insertion } from "./add-to-list.ts";
import type { ParsedConfig, ParsedNode } from "./parsed-config.ts";

/** Lines that import defaults, after the imports that are there, in their quotes and with or without semicolons. */
export function addImports(
  config: ParsedConfig,
  wanted: readonly (readonly [local: string, from: string])[],
  lineEnd: string,
): Insertion {
  const { text, importStatements, isCommonJs } = config;
  const last = importStatements.at(-1);
  const quote = quoteOf(text, last);
  const semicolon = usesSemicolons(config) ? ";" : "";
  const lines = wanted.map(([local, from]) => {
    const name = `${quote}${from}${quote}`;
    if (!isCommonJs) return `import ${local} from ${name}${semicolon}`;
    // An ES module that is required hands out its exports by name; the parser is no such one.
    const bound = from === "eslint-plugin-silent-failure" ? `{ default: ${local} }` : local;
    return `const ${bound} = require(${name})${semicolon}`;
  });
  if (last) return { at: last.range[1], text: lines.map((line) => `${lineEnd}${line}`).join("") };
  return { at: start(config), text: `${lines.join(lineEnd)}${lineEnd}${lineEnd}` };
}

function quoteOf(text: string, statement: ParsedNode | undefined): string {
  const sample = statement ? text.slice(...statement.range) : text;
  return sample.lastIndexOf("'") > sample.lastIndexOf('"') ? "'" : '"';
}

function usesSemicolons({ text, importStatements, body }: ParsedConfig): boolean {
  const sample = importStatements.at(-1) ?? body.at(-1);
  return sample === undefined || text[sample.range[1] - 1] === ";";
}

/** Before the first statement and the doc comment that belongs to it. */
function start({ text, body, comments }: ParsedConfig): number {
  const at = body.find((node) => typeof node.expression?.value !== "string")?.range[0] ?? 0;
  const doc = comments.find(({ type, range }) => {
    const gap = text.slice(range[1], at);
    return type === "Block" && range[1] <= at && gap.trim() === "" && gap.split("\n").length <= 2;
  });
  return doc?.range[0] ?? at;
}
