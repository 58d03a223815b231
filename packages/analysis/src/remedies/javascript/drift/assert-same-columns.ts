import type { Draft } from "../source/draft.ts";
import { declareFunction, typesOf } from "./declare-function.ts";

/** Declares a function that does so for the columns of a table; those that the code does not know count as well. */
export function assertSameColumns(draft: Draft): string {
  const { indent: tab, quote: q, semicolon: s, isTypeScript } = draft.style;
  const t = typesOf(draft);
  return declareFunction(draft, "assertSameColumns", (name) => [
    [
      `/** Throws when the live table has other columns than the code creates, or other types. It changes nothing. */`,
      `function ${name}(table${t("string")}, expected${t("Record<string, string>")}, rows${t("unknown")})${t("void")} {`,
      `${tab}const columns = ${isTypeScript ? "rows as { name: string; type: string }[]" : "rows"}${s}`,
      `${tab}const live${t("Record<string, string>")} = Object.fromEntries(columns.map(({ name, type }) => [name, type]))${s}`,
      `${tab}const differences = Object.keys({ ...expected, ...live })`,
      `${tab}${tab}.filter((column) => expected[column] !== live[column])`,
      `${tab}${tab}.map((column) => \`\${column} is \${live[column] ?? ${q}missing${q}}, and \${expected[column] ?? ${q}missing${q}} in the code\`)${s}`,
      `${tab}if (differences.length > 0) {`,
      `${tab}${tab}throw new Error(\`The live columns of \${table} differ from the code: \${differences.join(${q}; ${q})}\`)${s}`,
      `${tab}}`,
      `}`,
    ],
  ]);
}
