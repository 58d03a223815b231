import { join, relative } from "node:path";
import ts from "typescript";
import { root } from "../house/source-files.ts";

const here = join(root, "test/vocabulary");

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts"],
  module: ts.ModuleKind.NodeNext,
  types: ["node"],
  typeRoots: [join(here, "node_modules/@types")],
  strict: true,
  exactOptionalPropertyTypes: true,
  experimentalDecorators: true,
  allowImportingTsExtensions: true,
  esModuleInterop: true,
  noEmit: true,
  skipLibCheck: true,
};

/** What the compiler has against texts, as if they were files where the libraries are installed. */
export function resultFaults(texts: readonly { readonly name: string; readonly text: string }[]): readonly string[] {
  const files = new Map(texts.map(({ name, text }) => [join(here, name), text]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists.call(host, path);
  host.readFile = (path) => files.get(path) ?? readFile.call(host, path);
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const text = files.get(path);
    return text === undefined
      ? getSourceFile.call(host, path, languageVersion, ...rest)
      : ts.createSourceFile(path, text, languageVersion, true);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap((path) => {
    const file = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map((fault) => {
      const line = file && fault.start !== undefined ? file.getLineAndCharacterOfPosition(fault.start).line : 0;
      const source = (files.get(path) ?? "").split("\n")[line]?.trim() ?? "";
      return `${relative(here, path)}: ${ts.flattenDiagnosticMessageText(fault.messageText, " ").slice(0, 300)} | ${source}`;
    });
  });
}
