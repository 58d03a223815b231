import { callText } from "../call-text.ts";
import type { DriftReader } from "../drift-check.ts";
import { assertSameSchema } from "../assert-same-schema.ts";
import { sql } from "./sql.ts";

/** `Order.sync()` and `sequelize.sync()`: `describe()` tells the columns that are live. */
export const sequelize: DriftReader = (question) => {
  const { draft, client, create } = question;
  if (!/(?:^|\.)sync\(\)$/.test(create.operation.name) || client === null) return sql(question);
  const isModel = /(?:^|\.)[A-Z]\w*$/.test(client) || /model$/i.test(client);
  const model = isModel ? client : draft.freeName("model");
  const { indent: tab, semicolon: s } = draft.style;
  const compare = callText(draft, assertSameSchema(draft), [
    `${model}.name`,
    `{ columns: Object.values(${model}.getAttributes()).map(({ field }) => field).sort().join() }`,
    `{ columns: Object.keys(await ${model}.describe()).sort().join() }`,
  ]);
  const line = isModel
    ? compare
    : `for (const ${model} of Object.values(${client}.models)) {\n${tab}${compare.replaceAll("\n", `\n${tab}`)}${s}\n}`;
  return { lines: [[line]], waits: true, compares: "names of columns" };
};
