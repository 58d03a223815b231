import ts from "typescript";
import { parse, type SourceFile } from "./source-files.ts";

/** The names that a file exports itself; `default` for a default export without a name. */
export function exportsOf(file: SourceFile): readonly string[] {
  return parse(file).statements.flatMap((statement): readonly string[] => {
    if (ts.isExportAssignment(statement)) return ["default"];
    if (ts.isExportDeclaration(statement)) {
      const { exportClause } = statement;
      return exportClause && ts.isNamedExports(exportClause) ? exportClause.elements.map(({ name }) => name.text) : [];
    }
    if (!isExported(statement)) return [];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
    }
    const isNamed =
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isEnumDeclaration(statement);
    return isNamed ? [statement.name?.text ?? "default"] : [];
  });
}

/**
 * Whether a name shares a word with its file's name, singular or plural: `readEnsureExists` fits `ensure-exists`,
 * `chainOf` fits `chain`, `causeOf` fits `guard-cause`.
 */
export function fitsFile(name: string, stem: string): boolean {
  const own = new Set(wordsOf(name));
  return wordsOf(stem).some((word) => own.has(word));
}

function wordsOf(name: string): readonly string[] {
  const words = name.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).map((word) => word.toLowerCase());
  return words.filter((word) => word.length > 2).map((word) => word.replace(/(?:(?<=ss)es|(?<!s)s)$/, ""));
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}
