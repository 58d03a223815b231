import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import ts from "typescript";
import { expect, test } from "vitest";
import { root } from "../house/source-files.ts";

/*
 * A drift check calls what a library has to describe itself. Here it is written into a small piece of code for each library,
 * and compiled against the library's own declarations; the vocabulary's folder is where these are installed.
 */
const folder = join(root, "test/vocabulary/fixtures/drift");
const rule = "silent-failure/create-without-drift-check";
const linter = new Linter({ cwd: root });
const files = readdirSync(folder).map((name) => join(folder, name));

function lint(text: string, path: string): readonly Linter.LintMessage[] {
  const config: Linter.Config = {
    files: ["**/*.ts"],
    languageOptions: { parser },
    plugins: { "silent-failure": plugin as never },
    rules: { [rule]: ["error", { report: "all" }] },
  };
  return linter.verify(text, [config], path);
}

/** The file with the first finding mended, again and again until there is none left. */
function mended(path: string): string {
  let text = readFileSync(path, "utf8");
  let left = lint(text, path);
  expect(left.length, `${basename(path)} has something to mend`).toBeGreaterThan(0);
  while (left.length > 0) {
    const fix = left[0]?.suggestions?.find(({ messageId }) => messageId === "checkDrift")?.fix;
    if (!fix) throw new Error(`${basename(path)}:${left[0]?.line ?? 0} has no drift check`);
    text = text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
    const after = lint(text, path);
    expect(after.length, `${basename(path)}: the check is seen`).toBe(left.length - 1);
    left = after;
  }
  return text;
}

function typeFaults(texts: ReadonlyMap<string, string>): readonly string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: ["node"],
    strict: true,
    noUncheckedIndexedAccess: true,
    esModuleInterop: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const read = host.readFile.bind(host);
  host.readFile = (path) => texts.get(join(path)) ?? read(path);
  host.getCurrentDirectory = () => join(root, "test/vocabulary");
  const source = host.getSourceFile.bind(host);
  host.getSourceFile = (path, ...rest) => {
    const text = texts.get(join(path));
    return text === undefined ? source(path, ...rest) : ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line =
      file && start !== undefined ? file.text.split("\n")[file.getLineAndCharacterOfPosition(start).line] : "";
    return `${basename(file?.fileName ?? "")}: ${ts.flattenDiagnosticMessageText(messageText, " ")} in ${line?.trim() ?? ""}`;
  });
}

test("the samples compile as they are", { timeout: 120_000 }, () => {
  expect(typeFaults(new Map(files.map((path) => [path, readFileSync(path, "utf8")])))).toEqual([]);
});

test("what a drift check writes compiles against each library, and ends the finding", { timeout: 120_000 }, () => {
  expect(typeFaults(new Map(files.map((path) => [path, mended(path)])))).toEqual([]);
});

test("every library but a client of the project's own is asked what is live", () => {
  const stubs = files.filter((path) => mended(path).includes("assertLiveSchema"));
  expect(stubs.map((path) => basename(path))).toEqual(["unknown-client.ts"]);
});
