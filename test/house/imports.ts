import { posix } from "node:path";
import ts from "typescript";
import { nodesOf, parse, positionOf, type SourceFile } from "./source-files.ts";

/** One import, re-export, `require`, `import()` or `import("…")` type. */
export interface Import {
  /** `path:line`. */
  readonly at: string;
  readonly specifier: string;
  /** Leaves nothing behind at run time. */
  readonly isTypeOnly: boolean;
  /** For a relative import: the file it means, from the root. */
  readonly target: string | null;
}

export function importsOf(file: SourceFile): readonly Import[] {
  const source = parse(file);
  const found: Import[] = [];
  for (const node of nodesOf(source)) {
    const statement = readImport(node);
    if (!statement) continue;
    const { specifier, isTypeOnly } = statement;
    const isRelative = specifier.startsWith(".");
    found.push({
      at: positionOf(source, node),
      specifier,
      isTypeOnly,
      target: isRelative ? posix.join(posix.dirname(file.path), specifier) : null,
    });
  }
  return found;
}

function readImport(node: ts.Node): { specifier: string; isTypeOnly: boolean } | null {
  if (ts.isImportDeclaration(node)) {
    return withText(node.moduleSpecifier, node.importClause !== undefined && isTypeOnlyClause(node.importClause));
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return withText(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return withText(node.argument.literal, true);
  if (ts.isExternalModuleReference(node)) return withText(node.expression, node.parent.isTypeOnly);
  if (ts.isCallExpression(node) && (node.expression.kind === ts.SyntaxKind.ImportKeyword || isRequire(node))) {
    return withText(node.arguments[0], false);
  }
  return null;
}

function isTypeOnlyClause(clause: ts.ImportClause): boolean {
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = clause;
  const isNamed = namedBindings !== undefined && ts.isNamedImports(namedBindings) && namedBindings.elements.length > 0;
  return name === undefined && isNamed && namedBindings.elements.every((element) => element.isTypeOnly);
}

function isRequire(call: ts.CallExpression): boolean {
  return ts.isIdentifier(call.expression) && call.expression.text === "require";
}

function withText(node: ts.Node | undefined, isTypeOnly: boolean): { specifier: string; isTypeOnly: boolean } | null {
  return node && ts.isStringLiteralLike(node) ? { specifier: node.text, isTypeOnly } : null;
}
