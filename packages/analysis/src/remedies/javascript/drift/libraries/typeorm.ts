import { callText } from "../call-text.ts";
import type { DriftReader } from "../drift-check.ts";
import { constantName, nameIn, partOf } from "../part-of.ts";
import { assertSameSchema } from "../assert-same-schema.ts";
import { sql } from "./sql.ts";

/** `queryRunner.createTable(new Table({ name, columns }), true)`. */
export const typeorm: DriftReader = (question) => {
  const { draft, client, args, create } = question;
  if (!create.operation.name.endsWith("createTable()") || client === null) return sql(question);
  const [options] = args;
  const name = nameIn(question, options, "name");
  const columns = name === null ? null : partOf(question, options, "columns", constantName(name, "columns"));
  if (name === null || columns === null) return null;
  const live = draft.freeName("live");
  const names = (list: string): string => `{ columns: ${list}.map(({ name }) => name).sort().join() }`;
  return {
    lines: [
      [`const ${live} = await ${client}.getTable(${name})`],
      [callText(draft, assertSameSchema(draft), [name, names(columns), names(`${live}?.columns`)])],
    ],
    waits: true,
    compares: "names of columns",
  };
};
