import { join, relative, sep } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { root } from "../house/source-files.ts";
import { caseFiles } from "./case-files.ts";

/*
 * Libraries that cases import are known in two ways: the five of the examples are installed and checked against their
 * own declarations; every other has a line in rules/case-modules.d.ts, and its members are taken on trust.
 */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  types: ["node"],
  typeRoots: [join(root, "rules/node_modules/@types")],
  jsx: ts.JsxEmit.Preserve,
  strict: true,
  // A case shows a service's code as it is written in the wild, unused parameters and all.
  allowImportingTsExtensions: true,
  allowJs: true,
  checkJs: false,
  experimentalDecorators: true,
  useUnknownInCatchVariables: true,
  noEmit: true,
  skipLibCheck: true,
};

test("cases type-check", { timeout: 60_000 }, () => {
  const files = caseFiles().map(({ path }) => join(root, path));
  const program = ts.createProgram([join(root, "rules/case-modules.d.ts"), ...files], options);
  const faults = ts.getPreEmitDiagnostics(program).map((fault) => {
    const line =
      fault.file && fault.start !== undefined ? fault.file.getLineAndCharacterOfPosition(fault.start).line + 1 : 0;
    const path = fault.file ? relative(root, fault.file.fileName).split(sep).join("/") : "";
    const text = ts.flattenDiagnosticMessageText(fault.messageText, " ");
    const isMissing = fault.code === 2307 || fault.code === 7016;
    return `${path}:${line}: ${text}${isMissing ? " (a library of cases: add a line to rules/case-modules.d.ts)" : ""}`;
  });
  expect(faults).toEqual([]);
});
