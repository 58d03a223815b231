import { calledName, receiverOf, stringValue, type Node } from "../../../../reading/javascript/syntax/node.ts";
import { callText } from "../call-text.ts";
import type { DriftReader } from "../drift-check.ts";
import { assertSameSchema } from "../assert-same-schema.ts";
import { sql } from "./sql.ts";

/** `schema.createTable("orders").ifNotExists().addColumn("id", "text")`: the names of columns are held against the live ones. */
export const kysely: DriftReader = (question) => {
  const { draft, create, values } = question;
  const columns: string[] = [];
  let table: Node | undefined;
  let client: string | null = null;
  let node: Node | null = create.node;
  while (node?.type === "CallExpression") {
    const name = calledName(node);
    const [first] = node.arguments;
    const column = first ? stringValue(first) : null;
    if (name === "addColumn" && column !== null) columns.unshift(column);
    const receiver: Node | null = receiverOf(node);
    if (name === "createTable") {
      table = first;
      client = receiver?.type === "MemberExpression" ? values.name(receiver.object) : null;
    }
    node = receiver;
  }
  const name = values.name(table);
  if (name === null || client === null || columns.length === 0) return sql(question);
  const live = draft.freeName("live");
  const found = draft.freeName("table");
  const list = `[${columns.map((column) => `{ name: ${draft.string(column)} }`).join(", ")}]`;
  return {
    lines: [
      [`const ${live} = await ${client}.introspection.getTables()`],
      [`const ${found} = ${live}.find((one) => one.name === ${name})`],
      [callText(draft, assertSameSchema(draft), [name, list, `${found}?.columns`])],
    ],
    waits: true,
    compares: "names of columns",
  };
};
