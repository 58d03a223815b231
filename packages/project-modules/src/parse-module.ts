import { extname } from "node:path";
import { analyze } from "eslint-scope";
import type { ModuleSource, SourceInput } from "@silent-failure/analysis";

/** A parser as ESLint takes one; typescript-eslint's has `parseForESLint`, ESLint's own has `parse`. */
export interface ModuleParser {
  parseForESLint?(text: string, options: object): Partial<SourceInput> & { readonly ast: SourceInput["ast"] };
  parse?(text: string, options: object): SourceInput["ast"];
  readonly VisitorKeys?: SourceInput["visitorKeys"];
  /** A host that knows better than the file system where other modules are lets its parser bring them along. */
  readonly modules?: ModuleSource;
}

/**
 * Parses a module without types.
 * @throws the parser's own error for what it cannot parse.
 */
export function parseModule(parser: ModuleParser, text: string, file: string): SourceInput {
  const extension = extname(file);
  const options = {
    filePath: file,
    range: true,
    loc: true,
    comment: true,
    tokens: false,
    ecmaVersion: "latest",
    sourceType: extension === ".cjs" || extension === ".cts" ? "commonjs" : "module",
    // What costs time and is not asked of a module: documentation, the language's own names, faults that compile.
    jsDocParsingMode: "none",
    lib: [],
    allowInvalidAST: true,
    ecmaFeatures: { jsx: /^\.[cm]?jsx?$|^\.tsx$/.test(extension) },
  };
  if (parser.parseForESLint) {
    const { ast, scopeManager, visitorKeys = parser.VisitorKeys } = parser.parseForESLint(text, options);
    if (scopeManager && visitorKeys) return { ast, text, filename: file, scopeManager, visitorKeys };
  }
  const ast = parser.parse?.(text, options);
  const visitorKeys = parser.VisitorKeys;
  if (!ast || !visitorKeys) throw new Error("its parser gives no syntax tree");
  const scopes = analyze(ast as never, {
    ecmaVersion: 2022,
    sourceType: "module",
    childVisitorKeys: visitorKeys as Record<string, string[]>,
    fallback: () => [],
  });
  return { ast, text, filename: file, scopeManager: scopes as unknown as SourceInput["scopeManager"], visitorKeys };
}
