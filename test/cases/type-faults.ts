import { join, relative, sep } from "node:path";
import ts from "typescript";
import { root } from "../house/source-files.ts";

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

/** What the compiler has against files, given by their paths from the root; `modules` declares what is not installed. */
export function typeFaults(files: readonly string[], modules: string): readonly string[] {
  const program = ts.createProgram(
    [modules, ...files].map((path) => join(root, path)),
    options,
  );
  return ts.getPreEmitDiagnostics(program).map((fault) => {
    const line =
      fault.file && fault.start !== undefined ? fault.file.getLineAndCharacterOfPosition(fault.start).line + 1 : 0;
    const path = fault.file ? relative(root, fault.file.fileName).split(sep).join("/") : "";
    const text = ts.flattenDiagnosticMessageText(fault.messageText, " ");
    const isMissing = fault.code === 2307 || fault.code === 7016;
    return `${path}:${line}: ${text}${isMissing ? ` (a library of cases: add a line to ${modules})` : ""}`;
  });
}
