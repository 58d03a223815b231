// Parses as ESLint does, with the same options, but outside of it, so that the time can be told apart.
import * as parser from "@typescript-eslint/parser";
import { SourceCode } from "eslint";

export function parseFile(text, filePath) {
  return parser.parseForESLint(text, {
    loc: true,
    range: true,
    raw: true,
    tokens: true,
    comment: true,
    eslintVisitorKeys: true,
    eslintScopeManager: true,
    ecmaVersion: "latest",
    sourceType: "module",
    filePath,
  });
}

export function sourceCodeOf(text, parsed) {
  const { ast, services, scopeManager, visitorKeys } = parsed;
  return new SourceCode({ text, ast, parserServices: services, scopeManager, visitorKeys });
}

export function inputOf(text, filename, sourceCode) {
  const { ast, scopeManager, visitorKeys } = sourceCode;
  return { ast, text, filename, scopeManager, visitorKeys };
}
