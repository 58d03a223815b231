import { outOfScopeAtSight, type OutOfScope } from "./out-of-scope.ts";
import { calledName } from "./syntax/node.ts";
import type { SourceFile } from "./syntax/source-file.ts";
import type { Vocabulary } from "../../vocabulary/vocabulary.ts";

const interfaceLibraries =
  /^(?:react|react-dom|react-native|next\/(?:link|router|navigation|image)|preact|vue|@vue\/|svelte|@angular\/(?:core|common)|solid-js|ember|@ember\/|lit|@tanstack\/react-query|@emotion\/|styled-components)(?:\/|$)/;
const testLibraries =
  /^(?:vitest|@jest\/globals|jest|mocha|chai|node:test|ava|tap|@playwright\/test|cypress|supertest|bun:test)$/;

/**
 * Tests, user interfaces, migrations and generated code are none of our business; null for all other files. A folder
 * called `test` alone says nothing, so contents decide.
 */
export function findOutOfScope(file: SourceFile, vocabulary: Vocabulary): OutOfScope | null {
  const { filename, text, ast } = file.input;
  const atSight = outOfScopeAtSight(filename, text);
  if (atSight) return atSight;
  if (file.imports.some((node) => testLibraries.test(node.source.value))) return "test";
  const isInterface = file.hasMarkup || file.imports.some((node) => interfaceLibraries.test(node.source.value));
  if (isInterface && !runsOnServer(file, vocabulary)) return "user interface";
  const first = ast.body[0];
  if (
    first?.type === "ExpressionStatement" &&
    first.expression.type === "Literal" &&
    first.expression.value === "use client"
  )
    return "user interface";
  if (isMigration(file)) return "migration";
  return isTest(file) ? "test" : null;
}

/** Markup is also written by servers, for mails: a queue, a database or a mailer tells them from user interfaces. */
function runsOnServer(file: SourceFile, vocabulary: Vocabulary): boolean {
  return file.imports.some((node) => {
    const library = vocabulary.library(vocabulary.libraryOf(node.source.value) ?? "");
    return library !== null && !/^(?:logger|http|error-tracker|apm|otel|metrics|baas|platform)$/.test(library.kind);
  });
}

/** Top-level `describe(…)` or `it(…)` with a callback. */
function isTest(file: SourceFile): boolean {
  return file
    .bodyOf(file.input.ast)
    .calls.some(
      (call) =>
        call.callee.type === "Identifier" &&
        /^(?:describe|it|test|suite|beforeEach|beforeAll)$/.test(calledName(call) ?? "") &&
        call.arguments.length > 1,
    );
}

/** Exports `up` and `down`, or implements TypeORM's MigrationInterface. */
function isMigration(file: SourceFile): boolean {
  if (
    file.classes.some(
      (node) =>
        node.implements?.some((contract) => file.textOf(contract).startsWith("MigrationInterface")) ||
        /Migration\d*$|Migration$/.test(node.superClass ? file.textOf(node.superClass) : ""),
    )
  )
    return true;
  const names = new Set<string>();
  for (const node of file.input.ast.body) {
    if (node.type !== "ExportNamedDeclaration") continue;
    const { declaration } = node;
    if (declaration?.type === "FunctionDeclaration" && declaration.id) names.add(declaration.id.name);
    if (declaration?.type === "VariableDeclaration")
      for (const part of declaration.declarations) if (part.id.type === "Identifier") names.add(part.id.name);
  }
  return (names.has("up") && names.has("down")) || /^exports\.up\s*=/m.test(file.input.text);
}
