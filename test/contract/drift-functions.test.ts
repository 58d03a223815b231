import { readFileSync } from "node:fs";
import { join } from "node:path";
import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "eslint-plugin-silent-failure";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { root } from "../house/source-files.ts";

/** The functions that a drift check brings along, as they run. */
async function broughtBy(sample: string): Promise<Readonly<Record<string, (...given: readonly unknown[]) => unknown>>> {
  const path = join(root, "test/vocabulary/fixtures/drift", sample);
  const text = readFileSync(path, "utf8");
  const config: Linter.Config = {
    files: ["**/*.ts"],
    languageOptions: { parser },
    plugins: { "silent-failure": plugin as never },
    rules: { "silent-failure/create-without-drift-check": ["error", { report: "all" }] },
  };
  const [message] = new Linter({ cwd: root }).verify(text, [config], path);
  const fix = message?.suggestions?.find(({ messageId }) => messageId === "checkDrift")?.fix;
  const mended = fix ? text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]) : text;
  const brought = [...mended.matchAll(/^function \w+\([^]*?^\}$/gm)].map(([one]) => `export ${one}`).join("\n");
  const { outputText } = ts.transpileModule(brought, { compilerOptions: { module: ts.ModuleKind.ESNext } });
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(outputText)}`);
  return module as Awaited<ReturnType<typeof broughtBy>>;
}

describe("assertSameSchema", async () => {
  const { assertSameSchema } = await broughtBy("typesense.ts");
  const difference = (expected: unknown, live: unknown): string => {
    try {
      assertSameSchema?.("recipes", expected, live);
      return "none";
    } catch (error) {
      return (error as Error).message.replace("The live schema of recipes differs from the code: ", "");
    }
  };

  test.each([
    [{ size: 512, distance: "Cosine" }, { size: 512, distance: "Cosine", on_disk: true }, "none"],
    [
      { size: 768, distance: "Cosine" },
      { size: 512, distance: "Dot" },
      "size is 512, and 768 in the code; distance is Dot, and Cosine in the code",
    ],
    [{ text: { size: 768 } }, { image: { size: 768 } }, "text.size is undefined, and 768 in the code"],
    [{ size: 768 }, undefined, "size is undefined, and 768 in the code"],
    [{ dim: 768, missing: undefined }, { dim: "768" }, "none"],
    [
      {
        fields: [
          { name: "title", type: "string" },
          { name: "minutes", type: "int32" },
        ],
      },
      {
        fields: [
          { name: "minutes", type: "int64" },
          { name: "title", type: "string", facet: false },
        ],
      },
      "fields.minutes.type is int64, and int32 in the code",
    ],
    [
      { KeySchema: [{ AttributeName: "id", KeyType: "HASH" }] },
      { KeySchema: [{ AttributeName: "user", KeyType: "HASH" }] },
      "KeySchema.id.AttributeName is undefined, and id in the code; KeySchema.id.KeyType is undefined, and HASH in the code",
    ],
  ])("%j against %j", (expected, live, told) => {
    expect(difference(expected, live)).toBe(told);
  });
});

describe("assertSameColumns", async () => {
  const { assertSameColumns } = await broughtBy("mysql2.ts");
  const expected = { id: "text", total: "numeric(10,2)" };
  const rows = (columns: Readonly<Record<string, string>>): unknown =>
    Object.entries(columns).map(([name, type]) => ({ name, type }));

  test("is content with the same columns in any order", () => {
    expect(() => assertSameColumns?.("orders", expected, rows({ total: "numeric(10,2)", id: "text" }))).not.toThrow();
  });

  test("tells what is missing, what is otherwise, and what the code does not know", () => {
    expect(() => assertSameColumns?.("orders", expected, rows({ total: "real", note: "text" }))).toThrow(
      "The live columns of orders differ from the code: id is missing, and text in the code; " +
        "total is real, and numeric(10,2) in the code; note is text, and missing in the code",
    );
  });
});

test("types of mapped fields are told by their paths, whatever else a mapping says", async () => {
  const { fieldTypes } = await broughtBy("elasticsearch.ts");
  const mappings = {
    dynamic: "strict",
    properties: {
      title: { type: "text", index: true },
      shop: { properties: { name: { type: "keyword" } } },
      embedding: { type: "dense_vector", dims: 384 },
    },
  };
  expect(fieldTypes?.(mappings)).toEqual({
    title: { type: "text" },
    shop: { type: "object" },
    "shop.name": { type: "keyword" },
    embedding: { type: "dense_vector", dimension: 384 },
  });
  expect(fieldTypes?.(undefined)).toEqual({});
});
