import type { SourceFile } from "../../../reading/javascript/syntax/source-file.ts";

/** How a file is written, so that what is added reads as if its author had written it. */
export interface Style {
  readonly quote: '"' | "'";
  readonly semicolon: ";" | "";
  /** One level. */
  readonly indent: string;
  readonly lineEnd: "\n" | "\r\n";
  readonly isCommonJs: boolean;
  readonly isTypeScript: boolean;
}

const known = new WeakMap<SourceFile, Style>();

export function styleOf(file: SourceFile): Style {
  let style = known.get(file);
  if (!style) {
    style = read(file);
    known.set(file, style);
  }
  return style;
}

function read(file: SourceFile): Style {
  const { text, filename } = file.input;
  const lines = text.split("\n");
  const isTypeScript = /\.[cm]?tsx?$/.test(filename);
  return {
    quote: count(text, "'") > count(text, '"') ? "'" : '"',
    // A line that ends a statement without one decides only where hardly any has one.
    semicolon: lines.filter((line) => /;\s*$/.test(line)).length * 8 >= lines.length || text.length < 40 ? ";" : "",
    indent: indentOf(lines),
    lineEnd: text.includes("\r\n") ? "\r\n" : "\n",
    isCommonJs:
      /\.c[jt]s$/.test(filename) || (file.imports.length === 0 && /\brequire\(/.test(text) && !/^export /m.test(text)),
    isTypeScript,
  };
}

/** The difference between neighbouring lines that is seen most. */
function indentOf(lines: readonly string[]): string {
  if (lines.filter((line) => line.startsWith("\t")).length > lines.length / 10) return "\t";
  const steps = new Map<number, number>();
  let before = 0;
  for (const line of lines) {
    const width = line.search(/\S/);
    // A line of a comment block is set in by one.
    if (width < 0 || line[width] === "*") continue;
    if (width > before && width - before <= 8) steps.set(width - before, (steps.get(width - before) ?? 0) + 1);
    before = width;
  }
  const [most] = [...steps].toSorted((a, b) => b[1] - a[1]);
  return " ".repeat(most?.[0] ?? 2);
}

function count(text: string, quote: string): number {
  return text.split(quote).length;
}
