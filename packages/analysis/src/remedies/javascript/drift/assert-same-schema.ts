import type { Draft } from "../source/draft.ts";
import { declareFunction, typesOf } from "./declare-function.ts";

/** Declares a function that holds two schemas against each other and throws, unless the file has it; gives its name. */
export function assertSameSchema(draft: Draft): string {
  const { indent: tab, quote: q, semicolon: s } = draft.style;
  const t = typesOf(draft);
  return declareFunction(draft, "assertSameSchema", (name) => {
    const differences = draft.freeName("differencesOf");
    const keyed = draft.freeName("keyed");
    return [
      [
        `/** Throws when the live schema lacks what the code asks for, or has it otherwise. It changes nothing. */`,
        `function ${name}(name${t("string")}, expected${t("unknown")}, live${t("unknown")})${t("void")} {`,
        `${tab}const differences = ${differences}(expected, live, ${q}${q})${s}`,
        `${tab}if (differences.length > 0) {`,
        `${tab}${tab}throw new Error(\`The live schema of \${name} differs from the code: \${differences.join(${q}; ${q})}\`)${s}`,
        `${tab}}`,
        `}`,
      ],
      [
        `function ${differences}(expected${t("unknown")}, live${t("unknown")}, path${t("string")})${t("string[]")} {`,
        `${tab}if (typeof expected !== ${q}object${q} || expected === null) {`,
        `${tab}${tab}if (expected === undefined || String(expected) === String(live)) return []${s}`,
        `${tab}${tab}return [\`\${path} is \${String(live)}, and \${String(expected)} in the code\`]${s}`,
        `${tab}}`,
        `${tab}const found = ${keyed}(live)${s}`,
        `${tab}return Object.entries(${keyed}(expected)).flatMap(([key, value]) =>`,
        `${tab}${tab}${differences}(value, found[key], path === ${q}${q} ? key : \`\${path}.\${key}\`),`,
        `${tab})${s}`,
        `}`,
      ],
      [
        `/** Items of a list go by their names: stores keep no order. */`,
        `function ${keyed}(value${t("unknown")})${t("Record<string, unknown>")} {`,
        `${tab}if (Array.isArray(value)) {`,
        `${tab}${tab}return Object.fromEntries(value.map((item, i) => [item?.name ?? item?.AttributeName ?? i, item]))${s}`,
        `${tab}}`,
        `${tab}return typeof value === ${q}object${q} && value !== null ? ${draft.style.isTypeScript ? "(value as Record<string, unknown>)" : "value"} : {}${s}`,
        `}`,
      ],
    ];
  });
}
