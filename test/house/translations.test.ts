import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { nodesOf, parse, positionOf, root, sourceFiles, type SourceFile } from "./source-files.ts";

/** Where sentences are said to people through `l10n.t("…")`; the sentence is the key of its translations. */
const rooms = /^(?:extension|packages\/language-server)\/src\//;

const bundleOf = (name: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(join(root, "extension/l10n", name), "utf8")) as Readonly<Record<string, string>>;
const english = bundleOf("bundle.l10n.json");
const german = bundleOf("bundle.l10n.de.json");

interface Sentence {
  readonly at: string;
  /** Null where it is put together at run time, so that nobody can translate it. */
  readonly key: string | null;
}

function sentencesOf(file: SourceFile): readonly Sentence[] {
  const source = parse(file);
  return [...nodesOf(source)].filter(isTranslation).map((call) => {
    const [said] = call.arguments;
    const message = said && ts.isObjectLiteralExpression(said) ? messageOf(said) : said;
    const key = message && ts.isStringLiteralLike(message) ? message.text : null;
    return { at: positionOf(source, call), key };
  });
}

function isTranslation(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && node.expression.getText() === "l10n.t";
}

function messageOf(said: ts.ObjectLiteralExpression): ts.Expression | undefined {
  return said.properties.filter(ts.isPropertyAssignment).find(({ name }) => name.getText() === "message")?.initializer;
}

const sentences = sourceFiles()
  .filter(({ path }) => rooms.test(path) && !path.endsWith(".test.ts"))
  .flatMap(sentencesOf);
const keys = [...new Set(sentences.flatMap(({ key }) => (key === null ? [] : [key])))].toSorted();

test("every sentence is written out where it is said", () => {
  expect(sentences.length).toBeGreaterThan(0);
  expect(sentences.filter(({ key }) => key === null)).toEqual([]);
});

test("the bundles hold every sentence, and none that nobody says", () => {
  expect(Object.keys(english).toSorted()).toEqual(keys);
  expect(Object.keys(german).toSorted()).toEqual(keys);
});

test("the English bundle says what the code says", () => {
  expect(Object.entries(english).filter(([key, value]) => key !== value)).toEqual([]);
});

test("every German sentence has the same gaps to fill in", () => {
  const gaps = (text: string): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();
  expect(Object.entries(german).filter(([key, value]) => gaps(key).join("") !== gaps(value).join(""))).toEqual([]);
});

test("sentences are seen in every form", () => {
  const text =
    'l10n.t("a"); l10n.t({ message: "b {0}", args: [1], comment: [] }); l10n.t(`c`); l10n.t(`d ${e}`); t("f");';
  expect(sentencesOf({ path: "x.ts", text }).map(({ key }) => key)).toEqual(["a", "b {0}", "c", null]);
});
