import { parse as parseByBabel, type ParseError, type ParseResult } from "@babel/parser";
import { analyze, type AnalyzeOptions, type ScopeManager } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { visitorKeys } from "@typescript-eslint/visitor-keys";
import { babelOptions } from "./babel-options.ts";
import { convertComments } from "./convert-comments.ts";
import { convertTree } from "./convert-tree.ts";
import type { ParsedNode, ParsedProgram } from "./parsed-node.ts";
import { syntaxFaultOf } from "./syntax-fault-of.ts";

/** What of ESLint's options for a parser is read here. */
export interface ParserOptions {
  /** Decides by its extension whether markup may stand there. */
  readonly filePath?: string;
  readonly sourceType?: string;
  readonly ecmaFeatures?: { readonly globalReturn?: boolean };
  readonly lib?: AnalyzeOptions["lib"];
  readonly jsxPragma?: string | null;
  readonly jsxFragmentName?: string | null;
  /**
   * Spares ESLint its own walk, a good part of its work, where every rule listens to the program alone: it is told that a
   * program has no children. Rules that walk by themselves find the true keys in `parserServices.visitorKeys`.
   */
  readonly programOnly?: boolean;
  /** Refuses a text whose words do not fit together, where Babel would guess what is missing: right for a gate, not while typing. */
  readonly refusesGuesses?: boolean;
}

/** typescript-estree leaves these two out at will; ESLint always wants them. */
export type ParsedTree = TSESTree.Program & { comments: TSESTree.Comment[]; tokens: never[] };

export interface ParsedFile {
  readonly ast: ParsedTree;
  readonly scopeManager: ScopeManager;
  readonly visitorKeys: Readonly<Record<string, readonly string[] | undefined>>;
  /** There are no types. */
  readonly services: { readonly visitorKeys: ParsedFile["visitorKeys"] };
}

/** Babel goes on after these and leaves a tree that no program has: ESLint's own walk of it fails. */
const isUnmended: ReadonlySet<string> = new Set(["NoCatchOrFinally"]);

/** After these it has put in a word or left one out; TypeScript refuses such a text. */
const isGuess: ReadonlySet<string> = new Set([
  "InvalidOrUnexpectedToken",
  "MissingClassName",
  "MissingClosingTagElement",
  "MissingClosingTagFragment",
  "MissingEqInAssignment",
  "MissingSemicolon",
  "UnexpectedToken",
  "UnterminatedComment",
  "UnterminatedRegExp",
  "UnterminatedString",
  "UnterminatedTemplate",
  "UnwrappedAdjacentJSXElements",
]);

const programOnly: ParsedFile["visitorKeys"] = { ...visitorKeys, Program: [] };

/**
 * Parses a text into the tree and the scopes that `@typescript-eslint/parser` gives, without TypeScript.
 * @throws SyntaxFault for what cannot be read, however lenient one is.
 */
export function parseForESLint(text: string, options: ParserOptions = {}): ParsedFile {
  try {
    const sourceType = options.sourceType === "module" ? "module" : "script";
    const file = parseLeniently(text, options.filePath ?? "", sourceType);
    const unmended = file.errors?.find(
      ({ reasonCode }) => isUnmended.has(reasonCode) || (options.refusesGuesses === true && isGuess.has(reasonCode)),
    );
    if (unmended) throw unmended;
    const ast = file.program as unknown as ParsedProgram;
    ast.sourceType = sourceType;
    ast.tokens = [];
    ast.comments = convertComments(file, text);
    convertTree(ast, text);
    const tree = ast as ParsedNode as unknown as ParsedTree;
    return {
      ast: tree,
      scopeManager: scopesOf(tree, options, file.errors ?? []),
      visitorKeys: options.programOnly === true ? programOnly : visitorKeys,
      services: { visitorKeys },
    };
  } catch (error) {
    throw syntaxFaultOf(error);
  }
}

/** The tree alone, for those who ask a parser for no more. */
export function parse(text: string, options: ParserOptions = {}): ParsedTree {
  return parseForESLint(text, options).ast;
}

function parseLeniently(text: string, filePath: string, sourceType: "module" | "script"): ParseResult {
  try {
    return parseByBabel(text, babelOptions(filePath, sourceType, "decorators-legacy"));
  } catch (error) {
    if (!text.includes("@")) throw error;
    try {
      return parseByBabel(text, babelOptions(filePath, sourceType, "decorators"));
    } catch {
      // What is wrong with the text is told as the usual way of reading sees it.
      throw error;
    }
  }
}

function scopesOf(ast: TSESTree.Program, options: ParserOptions, faults: readonly ParseError[]): ScopeManager {
  const analyzeOptions: AnalyzeOptions = {
    globalReturn: options.ecmaFeatures?.globalReturn ?? false,
    sourceType: ast.sourceType,
    ...(options.lib && { lib: options.lib }),
    ...(options.jsxPragma !== undefined && { jsxPragma: options.jsxPragma }),
    ...(options.jsxFragmentName !== undefined && { jsxFragmentName: options.jsxFragmentName }),
  };
  try {
    return analyze(ast, analyzeOptions);
  } catch (error) {
    // A tree that Babel mended may lack a part that its kind always has: then the text is what is wrong.
    throw faults[0] ?? error;
  }
}
