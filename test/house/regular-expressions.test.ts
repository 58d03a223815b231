import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkSync } from "recheck";
import ts from "typescript";
import { expect, test } from "vitest";
import { nodesOf, parse, positionOf, root, sourceFiles } from "./source-files.ts";

interface Expression {
  readonly at: string;
  readonly source: string;
  readonly flags: string;
}

/** Literals, and `new RegExp` with its text written out. */
function expressionsIn(file: { path: string; text: string }): readonly Expression[] {
  const source = parse(file);
  return [...nodesOf(source)].flatMap((node): readonly Expression[] => {
    if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) {
      const [, pattern = "", flags = ""] = /^\/(.*)\/([a-z]*)$/s.exec(node.getText(source)) ?? [];
      return [{ at: positionOf(source, node), source: pattern, flags }];
    }
    const isConstruction = ts.isNewExpression(node) || ts.isCallExpression(node);
    if (!isConstruction || node.expression.getText(source) !== "RegExp") return [];
    const [pattern, flags] = node.arguments ?? [];
    if (!pattern || !ts.isStringLiteralLike(pattern)) return [];
    return [
      {
        at: positionOf(source, node),
        source: pattern.text,
        flags: flags && ts.isStringLiteralLike(flags) ? flags.text : "",
      },
    ];
  });
}

/** Null when an expression takes linear time on every text; else why not, with a text that shows it. */
function faultOf({ source, flags }: Expression): string | null {
  const result = checkSync(source, flags, { timeout: 60_000 });
  switch (result.status) {
    case "safe":
      return null;
    case "vulnerable":
      return `${result.complexity.summary} on ${result.attack.pattern}`;
    case "unknown":
      return `not decided (${result.error.kind})`;
  }
}

/** Verdicts of earlier runs: the answer for an expression is the same every time, and may cost seconds. */
const cachePath = join(root, "test/.cache/regular-expressions.json");

function readCache(): Map<string, string | null> {
  if (!existsSync(cachePath)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(cachePath, "utf8")) as Record<string, string | null>));
}

function faultsOf(expressions: readonly Expression[]): readonly string[] {
  const known = readCache();
  const faults: string[] = [];
  for (const expression of expressions) {
    const text = `/${expression.source}/${expression.flags}`;
    const fault = known.has(text) ? (known.get(text) ?? null) : faultOf(expression);
    // A slow machine, not the expression, may be why one was not decided.
    if (!fault?.startsWith("not decided")) known.set(text, fault);
    if (fault !== null) faults.push(`${expression.at}: ${fault}: ${text}`);
  }
  mkdirSync(dirname(cachePath), { recursive: true });
  writeFileSync(cachePath, JSON.stringify(Object.fromEntries(known)));
  return faults;
}

test("regular expressions of the analysis and its hosts take linear time on every text", { timeout: 900_000 }, () => {
  const expressions = sourceFiles()
    .filter(({ path }) => /^(?:packages|rules|extension)\//.test(path) && !path.endsWith(".test.ts"))
    .flatMap((file) => expressionsIn(file));
  expect(expressions.length).toBeGreaterThan(10);
  expect(faultsOf(expressions)).toEqual([]);
});

test("the checker tells slow from fast", () => {
  const text = String.raw`const a = /^(\w+)+$/; const b = /\s+$/; const c = /^a+b$/i; const d = new RegExp("(x|x)*y");`;
  const found = expressionsIn({ path: "a.ts", text }).map((expression) => faultOf(expression)?.split(" ", 2).join(" "));
  expect(found).toEqual(["exponential on", "2nd degree", undefined, "exponential on"]);
});
