import { callText } from "../call-text.ts";
import type { DriftReader } from "../drift-check.ts";
import { constantName } from "../part-of.ts";
import { assertSameSchema } from "../assert-same-schema.ts";

export const redisSearch: DriftReader = ({ draft, client, args, values }) => {
  const name = values.name(args[0]);
  const fields = values.text(args[1], constantName(name, "fields"), /^type$/);
  if (name === null || client === null || fields === null) return null;
  const live = draft.freeName("live");
  const types = draft.freeName("types");
  const { isTypeScript, quote: q } = draft.style;
  const read = isTypeScript
    ? `Object.entries<string | { readonly type: string }>(${fields})`
    : `Object.entries(${fields})`;
  const record = isTypeScript ? ": Record<string, string>" : "";
  return {
    lines: [
      [`const ${live} = await ${client}.info(${name})`],
      [`const ${types}${record} = {}`],
      [
        `for (const { identifier, type } of ${live}.attributes) ${types}[String(identifier)] = String(type)${draft.style.semicolon}`,
      ],
      [
        callText(draft, assertSameSchema(draft), [
          name,
          callText(draft, "Object.fromEntries", [
            `${read}.map(([key, field]) => [key, typeof field === ${q}string${q} ? field : field.type])`,
          ]),
          types,
        ]),
      ],
    ],
    waits: true,
    compares: "names and types of fields",
  };
};
