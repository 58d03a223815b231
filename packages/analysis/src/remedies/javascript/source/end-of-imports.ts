import type { Reading } from "../../../reading/javascript/reading.ts";
import { requiresOf } from "./imports.ts";

/** Where declarations of a file can begin: after its last import, or before its first statement where it has none. */
export function endOfImports(reading: Reading): { readonly at: number; readonly isStart: boolean } {
  const { ast, text } = reading.file.input;
  const { body } = ast;
  const last = body.findLast(
    (statement) => statement.type === "ImportDeclaration" || statement.type === "TSImportEqualsDeclaration",
  );
  const required = leadingRequires(reading);
  const end = last ?? required;
  if (end) return { at: endOfLine(text, end.range[1]), isStart: false };
  const directive = body.findLast((statement) => statement.type === "ExpressionStatement" && statement.directive);
  if (directive) return { at: endOfLine(text, directive.range[1]), isStart: false };
  return { at: body[0] ? startOfBlock(reading, body[0].range[0]) : text.length, isStart: true };
}

/** The last of the `require`s that the file begins with; one below its first function is there for its neighbours. */
function leadingRequires(reading: Reading): { readonly range: readonly [number, number] } | null {
  const requires = new Set(requiresOf(reading).map(({ statement }) => statement));
  let last: { readonly range: readonly [number, number] } | null = null;
  for (const statement of reading.file.input.ast.body) {
    if (statement.type === "VariableDeclaration" && requires.has(statement)) last = statement;
    else if (/^(?:Function|Class)Declaration$|^Export/.test(statement.type)) break;
  }
  return last;
}

/** A comment above the first statement belongs to it. */
function startOfBlock(reading: Reading, start: number): number {
  const { text, ast } = reading.file.input;
  let at = start;
  for (const comment of (ast.comments ?? []).toReversed()) {
    if (comment.range[1] > at) continue;
    const between = text.slice(comment.range[1], at);
    if (between.trim() === "" && between.split("\n").length <= 2 && comment.range[0] > 0) at = comment.range[0];
    else break;
  }
  return at;
}

/** Behind a comment that ends the line. */
function endOfLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  const line = text.slice(offset, end < 0 ? text.length : end);
  if (!/^\s*(?:\/\/.*|\/\*[^*]*\*\/\s*)?$/.test(line)) return offset;
  return offset + line.replace(/\r$/, "").length;
}
