import { propertyOf, unwrap } from "../../../../reading/javascript/syntax/node.ts";
import { callText } from "../call-text.ts";
import { declareFunction } from "../declare-function.ts";
import type { DriftCheck, DriftQuestion } from "../drift-check.ts";
import { constantName, entry, nameIn, partOf } from "../part-of.ts";
import { assertSameSchema } from "../assert-same-schema.ts";

/** An index with mappings: their fields are held against what `getMapping()` tells. */
export function mappedIndex(question: DriftQuestion, hasBody: boolean): DriftCheck | null {
  const { draft, client, args } = question;
  const [options] = args;
  const name = nameIn(question, options, "index");
  if (name === null || client === null) return null;
  const body = options ? propertyOf(unwrap(options), "body") : null;
  const expected = partOf(question, body ?? options, "mappings", constantName(name, "mappings"));
  if (expected === null) return null;
  const live = draft.freeName("live");
  const types = fieldTypes(question);
  const indexes = draft.style.isTypeScript ? "<{ mappings?: unknown }>" : "";
  const answer = `await ${client}.getMapping({ ${entry("index", name)} })`;
  return {
    lines: [
      [`const [${live}] = Object.values${indexes}(${hasBody ? `(${answer}).body` : answer})`],
      [callText(draft, assertSameSchema(draft), [name, `${types}(${expected})`, `${types}(${live}?.mappings)`])],
    ],
    waits: true,
    compares: "names and types of mapped fields",
  };
}

/** Of a mapping, the engines tell what is no default only: names and types are always there. */
function fieldTypes({ draft }: DriftQuestion): string {
  const { isTypeScript, indent: tab, semicolon: s, quote: q } = draft.style;
  const field = "{ type?: string; dims?: number; dimension?: number }";
  const typed = (type: string): string => (isTypeScript ? `: ${type}` : "");
  const given = isTypeScript ? `((mappings ?? {}) as { properties?: Record<string, ${field}> })` : "(mappings ?? {})";
  return declareFunction(draft, "fieldTypes", (name) => [
    [
      `/** Types of mapped fields, and dimensions of vectors, by the paths of the fields. */`,
      `function ${name}(mappings${typed("unknown")}, path = ${q}${q})${typed("Record<string, object>")} {`,
      `${tab}const { properties = {} } = ${given}${s}`,
      `${tab}return Object.assign(`,
      `${tab}${tab}{},`,
      `${tab}${tab}...Object.entries(properties).map(([name, field]) => ({`,
      `${tab}${tab}${tab}[path + name]: { type: field.type ?? ${q}object${q}, dimension: field.dims ?? field.dimension },`,
      `${tab}${tab}${tab}...${name}(field, \`\${path}\${name}.\`),`,
      `${tab}${tab}})),`,
      `${tab})${s}`,
      `}`,
    ],
  ]);
}
