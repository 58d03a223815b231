import { parseForESLint as parseWithTypescript } from "@typescript-eslint/parser";
import { visitorKeys } from "@typescript-eslint/visitor-keys";
import { describe, expect, test } from "vitest";
import { parseForESLint } from "./parse-for-eslint.ts";
import type { ParsedComment, ParsedNode } from "./parsed-node.ts";

interface Tree extends ParsedNode {
  readonly comments: readonly ParsedComment[];
}

type Parse = (text: string, options: Record<string, unknown>) => { readonly ast: unknown };

const common = { loc: true, range: true, sourceType: "module", allowInvalidAST: true, ecmaFeatures: { jsx: true } };

/** One line for each node and comment: how it is reached, kind, place, name or value. */
function outlineOf(parse: Parse, text: string, filePath: string): readonly string[] {
  const tree = parse(text, { ...common, filePath }).ast as Tree;
  const lines: string[] = [];
  const visit = (node: ParsedNode, way: string): void => {
    const { start, end } = node.loc;
    const own = ["name", "value", "raw", "kind", "operator", "optional", "computed", "static", "readonly", "importKind"]
      .map((key) => (typeof node[key] === "object" ? "" : String(node[key] ?? "")))
      .join(" ");
    const place = `${node.range.join("-")} ${start.line}:${start.column}-${end.line}:${end.column}`;
    const cooked = node.type === "TemplateElement" ? Object.entries(node["value"] as object).toSorted() : [];
    lines.push(`${way} ${node.type} ${place} ${own} ${JSON.stringify(cooked)}`);
    for (const key of [...(visitorKeys[node.type] ?? [])].toSorted()) {
      for (const child of [node[key]].flat() as (ParsedNode | null | undefined)[]) {
        if (child) visit(child, `${way}.${key}`);
      }
    }
  };
  visit(tree, "");
  for (const { type, value, range, loc } of tree.comments) {
    lines.push(`${type} ${range.join("-")} ${loc.start.line}:${loc.start.column}-${loc.end.line} ${value}`);
  }
  return lines;
}

const samples: Readonly<Record<string, readonly string[]>> = {
  "a.ts": [
    "`a`; `a${b}c${`d${e}`}`; tag`x${y}\n${z}`; type T = `a${B}-${C}`;",
    "`a\r\n${b}\r\nc`;",
    "@Dec class A {} @Dec() export class B {} @Dec /* a */ export /* b */ default\n // c\n class C {}",
    "@Dec()\r\nexport abstract class D {} const e = @Dec class {};",
    "export @Dec() class A {}",
    "class A { @Type(() => B)\n [C.d]: E; @F.g() [h]() {} constructor(@I() private readonly j: K, @L() m = n) {} }",
    "class A { m(@B() c = 1, @D() e?: string, @F() { g }: H = {}) {} }",
    "class A { constructor(private a: B, readonly c = 1, protected override d?: E) { super(); } }",
    "abstract class A { abstract b: string; abstract c(): void; abstract accessor d: E; accessor f = 1; static { g(); } }",
    "class A { [k: string]: B; static readonly [k: number]: C; #d = 1; get e(): F; declare g: H; i!: J; }",
    "enum A { B, C = 1, 'D' = 'd' } declare enum E {} const enum F { G }",
    "declare module 'a' { const b: C; } namespace D.E.F { const g = 1 } declare global { interface H {} }",
    "declare function a(b: C): D; function a(b) {} export declare class E {} export default function (f: G): void;",
    "a?.b.c; a?.[b]?.(c); (a?.b).c; a?.b!.c; (a?.b)!; a!?.b; delete a?.b; new (a?.b)();",
    "const a = <b>c; const d = e as const; const f = g satisfies H; a! = 1; (a as any) = 1; [b!, (c)] = d;",
    "await import('a'); import('a', { with: {} }); import.meta.url; import a from 'b' with { type: 'json' };",
    "import a, { type b, c as d } from 'e'; import type F from 'f'; import * as g from 'g'; import h = require('h');",
    "export * from 'a'; export * as b from 'b'; export type { C } from 'c'; export { d as default }; export = e;",
    "function a(this: B, c?: D, ...e: F[]): asserts c is G {} const h = async <T,>(i: T): Promise<T> => i;",
    "type A = (B) extends C ? D : E; type F = ( // x\n (B | C)) extends G ? (H) : (I); type J = (K | L)[];",
    "type A = { readonly [K in keyof B as `x${K}`]?: C }; type D = [a: B, c?: D, ...e: F[]]; type G = typeof import('h');",
    "interface A<T> extends B<T> { (c): D; new (e): F; get g(): H; i?(): void; [j: string]: K; readonly l: -1 }",
    "1n; 0x1Fn; 1_000n; /a[/]b/gi; 'a\\n'; 1_000; .5; null; true;",
    "'use strict'; function a() { 'use client'; 'not' + 'one'; } ('neither');",
    "/* a */ b; // c\n/** d */\n",
    "for await (const a of b) {} for ([a, b = 1] of c) {} ({ a, b: c = 1, ...d } = e); [a, , ...b] = c; (a, b), c;",
    "const { a, b: { c = 1 }, ...d } = e; const f = { g, h() {}, get i() { return 1 }, async *j() {}, [k]: 1 };",
    "try {} catch {} try {} catch ({ a }: any) {} finally {} using a = b; a ??= b; a ** b; #c in d;",
    "function a() { return new.target } a<B>(c); a?.<B>(c); new A<B>; const d = e<string>; label: for (;;) break label;",
    "",
    "\n\n  a  \n",
  ],
  "a.mts": ["export default class A {} const b = <T>(c: T) => c; const d = <E>f;"],
  "a.cts": ["import a = require('a'); export = { b: a };"],
  "a.d.ts": ["declare const a: B; export class C { constructor(d: E); private f; } export as namespace G;"],
  "a.tsx": [
    "const a = <A b='c&amp;d' e={f} {...g} h>text &nbsp; {i} {/* j */}<></> <k.l /> <m:n o:p='q' /><R<S> /></A>;",
    "const a = <T,>(b: T) => <>{b}</>; const c = d && <E f={g as any} />;",
  ],
  "a.jsx": ["export const A = () => <p>{`a${b}`}</p>;"],
  "a.js": ["const a = require('b'); module.exports = async () => { await a; }; if (a) return;", "var b = <p/>;"],
};

describe("the tree is that of typescript-estree", () => {
  const rows = Object.entries(samples).flatMap(([file, texts]) => texts.map((text) => [file, text] as const));

  test.each(rows)("in %s: %s", (file, text) => {
    expect(outlineOf(parseForESLint, text, file)).toEqual(outlineOf(parseWithTypescript, text, file));
  });
});

describe("beyond the tree", () => {
  test("the line that names an interpreter is a comment", () => {
    const { ast } = parseForESLint("#!/usr/bin/env node\na;", { filePath: "a.js", sourceType: "module" });
    expect(ast.comments).toMatchObject([{ value: "/usr/bin/env node", range: [0, 19] }]);
    expect(ast.range).toEqual([0, 22]);
  });

  test("there are no tokens, and the scopes know what is declared", () => {
    const { ast, scopeManager } = parseForESLint("const a = 1; a;", { filePath: "a.ts", sourceType: "module" });
    expect(ast.tokens).toEqual([]);
    const [, scope] = scopeManager.scopes;
    expect(scope?.type).toBe("module");
    expect(scope?.set.get("a")?.references).toHaveLength(2);
  });

  test.each(["script", "commonjs", undefined])("a source of type %s is a script", (sourceType) => {
    const { ast, scopeManager } = parseForESLint("return await a;", {
      filePath: "a.cjs",
      ...(sourceType && { sourceType }),
    });
    expect(ast.sourceType).toBe("script");
    expect(scopeManager.scopes.map(({ type }) => type)).toEqual(["global"]);
  });

  test("what does not compile is read all the same", () => {
    for (const text of [
      "const a = 1; const a = 2;",
      "await a; function b() { await c; }",
      "let let = 1; yield;",
      "with (a) b;",
    ])
      expect(parseForESLint(text, { filePath: "a.ts", sourceType: "module" }).ast.body.length).toBeGreaterThan(0);
  });

  test.each(["report error;", "log.error Error(1);", "const a 1;", "export class { }", "f(`a${b);"])(
    "%s is refused where guesses are",
    (text) => {
      const options = { filePath: "a.ts", sourceType: "module" };
      expect(() => parseForESLint(text, { ...options, refusesGuesses: true })).toThrow(
        expect.objectContaining({ name: "SyntaxError", lineNumber: 1 }),
      );
    },
  );

  test.each(["const a = 1; const a = 2;", "await a; function b() { await c; }", "let let = 1; yield;", "return 1;"])(
    "%s is read although it does not compile, guesses or not",
    (text) => {
      const options = { filePath: "a.ts", sourceType: "module", refusesGuesses: true };
      expect(parseForESLint(text, options).ast.body.length).toBeGreaterThan(0);
    },
  );

  test.each([
    ["a.ts", "a;\n  b(;", { lineNumber: 2, column: 5, index: 7 }],
    ["a.ts", "@Dec() export class {", { lineNumber: 1 }],
    ["a.ts", `${"(".repeat(20_000)}a`, { lineNumber: 1, column: 1, index: 0 }],
  ])("what cannot be read in %s is an error with a place: %.20s", (filePath, text, place) => {
    expect(() => parseForESLint(text, { filePath, sourceType: "module" })).toThrow(
      expect.objectContaining({ name: "SyntaxError", ...place }),
    );
  });
});
