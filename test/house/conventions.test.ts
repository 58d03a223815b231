import { basename, dirname } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { exportsOf, fitsFile } from "./export-names.ts";
import { nodesOf, parse, positionOf, sourceFiles, type SourceFile } from "./source-files.ts";

const files = sourceFiles();
const isTest = (path: string): boolean => path.endsWith(".test.ts");

/** The longest that a file may be, and why. */
function lineLimit({ path, text }: SourceFile): { lines: number; because: string } {
  if (/^rules\/[^/]+\/rule\.ts$/.test(path)) return { lines: 120, because: "a rule" };
  const readsFacts =
    path.startsWith("packages/analysis/src/reading/") &&
    exportsOf({ path, text }).some((name) => /^read[A-Z]/.test(name));
  return readsFacts ? { lines: 150, because: "a fact reader" } : { lines: 300, because: "a source file" };
}

describe("every source file", () => {
  test("is short enough to be read in one go", () => {
    const faults = files
      .filter((file) => !file.path.endsWith(".d.ts"))
      .flatMap((file) => {
        const lines = file.text.replace(/\n$/, "").split("\n").length;
        const limit = lineLimit(file);
        return lines > limit.lines ? [`${file.path}: ${lines} lines; ${limit.because} has at most ${limit.lines}`] : [];
      });
    expect(faults).toEqual([]);
  });

  test("has a kebab-case name", () => {
    const faults = files
      .map(({ path }) => path)
      .filter((path) => !/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(basename(path)));
    expect(faults).toEqual([]);
  });

  test("says by its name what is in it", () => {
    const isVague = /(?:^|[/.-])(?:utils?|helpers?|common|misc|shared|lib)(?:[/.-]|$)/;
    expect(files.map(({ path }) => path).filter((path) => isVague.test(path))).toEqual([]);
  });

  test("holds code of its own, unless it is the index.ts of a package", () => {
    const doors = /^(?:packages\/[^/]+\/src\/(?:model\/|files\/)?|rules\/)index\.ts$/;
    const faults = files.filter(
      (file) => !doors.test(file.path) && (basename(file.path) === "index.ts" || isBarrel(file)),
    );
    expect(faults.map(({ path }) => path)).toEqual([]);
  });

  test("exports what it is named after", () => {
    const faults = files
      .filter(
        ({ path }) =>
          /^(?:packages|rules)\//.test(path) && path.endsWith(".ts") && !isTest(path) && !path.endsWith(".d.ts"),
      )
      .flatMap((file) => {
        const names = exportsOf(file);
        // A rule is named after its folder; an index and a program after nothing.
        const stem = /^rules\/[^/]+\/rule\.ts$/.test(file.path)
          ? basename(dirname(file.path))
          : basename(file.path, ".ts");
        if (basename(file.path) === "index.ts" || names.length === 0 || names.includes("default")) return [];
        return names.some((name) => fitsFile(name, stem)) ? [] : [`${file.path}: exports ${names.join(", ")}`];
      });
    expect(faults).toEqual([]);
  });

  test("does without `any`", () => {
    // Declarations of libraries that are not installed say `any`; that is what they are for.
    const declarations = /^(?:rules\/case|test\/incidents\/incident)-modules\.d\.ts:/;
    const faults = positions((node) => node.kind === ts.SyntaxKind.AnyKeyword);
    expect(faults.filter((place) => !declarations.test(place))).toEqual([]);
  });

  test("explains every `!` in a comment beside or above it", () => {
    const isAssertion = (node: ts.Node): boolean =>
      ts.isNonNullExpression(node) || (ts.isVariableDeclaration(node) && node.exclamationToken !== undefined);
    const unexplained = positions((node, source) => isAssertion(node) && !hasComment(node, source));
    expect(unexplained).toEqual([]);
  });
});

function isBarrel(file: SourceFile): boolean {
  const { statements } = parse(file);
  return (
    statements.length > 0 &&
    statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier)
  );
}

function positions(isFault: (node: ts.Node, source: ts.SourceFile) => boolean): readonly string[] {
  return files.flatMap((file) => {
    const source = parse(file);
    return [...nodesOf(source)].filter((node) => isFault(node, source)).map((node) => positionOf(source, node));
  });
}

function hasComment(node: ts.Node, source: ts.SourceFile): boolean {
  const lines = source.text.split("\n");
  const line = source.getLineAndCharacterOfPosition(node.getEnd()).line;
  const isComment = /^\s*(?:\/\/|\/\*|\*)/;
  return / \/\/ \S/.test(lines[line] ?? "") || isComment.test(lines[line - 1] ?? "");
}
