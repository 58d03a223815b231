import type { Draft } from "../source/draft.ts";

/** Declares a function that holds two schemas against each other and throws, unless the file has it; gives its name. */
export function assertSameSchema(draft: Draft): string {
  const { indent: tab, quote: q, semicolon: s } = draft.style;
  const t = typesOf(draft);
  return declared(draft, "assertSameSchema", (name) => {
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

/** The same for the columns of a table; those that the code does not know count as well. */
export function assertSameColumns(draft: Draft): string {
  const { indent: tab, quote: q, semicolon: s, isTypeScript } = draft.style;
  const t = typesOf(draft);
  return declared(draft, "assertSameColumns", (name) => [
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

/** Where nothing says how to read what is live: a function to fill in, which is heard until that is done. */
export function stubOf(draft: Draft, resource: string): string {
  const { indent: tab, semicolon: s } = draft.style;
  const t = typesOf(draft);
  return declared(draft, "assertLiveSchema", (name) => [
    [
      `/** Stub: read the live ${resource}, compare it with what the code creates, and throw on a difference. Until then it throws. */`,
      `function ${name}(name${t("string")})${t("void")} {`,
      `${tab}throw new Error(\`Nothing compares the live schema of \${name} with the code yet\`)${s}`,
      `}`,
    ],
  ]);
}

function typesOf(draft: Draft): (type: string) => string {
  return (type) => (draft.style.isTypeScript ? `: ${type}` : "");
}

function declared(draft: Draft, wanted: string, write: (name: string) => readonly (readonly string[])[]): string {
  const { ast } = draft.reading.file.input;
  // The remedy of another finding may have brought it.
  if (ast.body.some((node) => node.type === "FunctionDeclaration" && node.id?.name === wanted)) return wanted;
  const name = draft.freeName(wanted);
  for (const lines of write(name)) draft.declare(lines.map((line) => [line]));
  return name;
}
