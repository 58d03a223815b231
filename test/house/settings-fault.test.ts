import { readFileSync } from "node:fs";
import { join } from "node:path";
import { settingNames, settingsFault } from "@silent-failure/analysis";
import plugin from "eslint-plugin-silent-failure";
import { Linter } from "eslint";
import { expect, test } from "vitest";
import { root } from "./source-files.ts";

const library = { id: "parcel-queue", kind: "job-queue", imports: ["parcel-queue"] };
const operation = { is: "write", calls: ["store"] };

test.each([
  undefined,
  {},
  { loggers: ["audit"], requiredReport: "counted" },
  {
    libraries: [
      { ...library, operations: [{ ...operation, result: { failsWhen: "`ok` is false", severity: "high" } }] },
    ],
  },
])("settings that are right: %j", (settings) => {
  expect(settingsFault(settings)).toBeNull();
});

test.each([
  ["audit", "`settings` is no object"],
  [{ logers: ["audit"] }, "`settings` has no key `logers`; allowed: `loggers`, `metrics`,"],
  [{ loggers: "audit" }, "`settings.loggers` is no array"],
  [{ loggers: [7] }, "`settings.loggers[0]` is no string"],
  [{ requiredReport: "counter" }, "`settings.requiredReport` is none of `logged`, `counted`, `deadLettered`, `failed`"],
  [{ libraries: [{ id: "x" }] }, "`settings.libraries[0]` lacks `kind`"],
  [
    { libraries: [{ ...library, operation: [operation] }] },
    "`settings.libraries[0]` has no key `operation`; allowed: `$schema`, `id`",
  ],
  [
    { libraries: [{ ...library, operations: [{ is: "write", call: ["store"] }] }] },
    "`settings.libraries[0].operations[0]` has no key `call`; allowed: `is`, `on`, `calls`",
  ],
  [
    { libraries: [{ ...library, operations: [{ is: "write" }] }] },
    "`settings.libraries[0].operations[0]` has not exactly one of `calls`, `commands`, `functions`",
  ],
  [
    { libraries: [{ ...library, operations: [{ ...operation, result: { reads: ["ok"] } }] }] },
    "`settings.libraries[0].operations[0].result` lacks `failsWhen`",
  ],
])("settings that are wrong: %j", (settings, message) => {
  expect(settingsFault(settings)).toContain(message);
});

test("the reader of shapes knows every keyword that the schema of a library uses", () => {
  const schema: unknown = JSON.parse(
    readFileSync(join(root, "packages/analysis/src/vocabulary/library.schema.json"), "utf8"),
  );
  const known = new Set(
    (
      "$schema title description uniqueItems additionalProperties $ref $defs type enum const pattern minLength " +
      "minItems minimum items properties required dependentRequired oneOf"
    ).split(" "),
  );
  const foreign: string[] = [];
  const stack: { shape: unknown; isMap: boolean }[] = [{ shape: schema, isMap: false }];
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    if (typeof entry.shape !== "object" || entry.shape === null) continue;
    for (const [key, value] of Object.entries(entry.shape)) {
      if (!entry.isMap && !Array.isArray(entry.shape) && !known.has(key)) foreign.push(key);
      if (key === "enum" || key === "required" || key === "dependentRequired") continue;
      stack.push({ shape: value, isMap: !entry.isMap && (key === "properties" || key === "$defs") });
    }
  }
  expect(foreign).toEqual([]);
});

test("the plugin says once for a file that its settings are wrong, and goes on without them", () => {
  const text = `import { pino } from "pino";
export async function store(orders, order) {
  try {
    await orders.insertOne(order);
  } catch (error) {
    pino().error(error);
  }
  return { ok: true };
}
`;
  const linter = new Linter({ cwd: root });
  const settings = { "silent-failure": { logers: ["audit"] } };
  const messages = linter.verify(text, [{ settings }, ...plugin.configs.recommended], "store.js");
  const said = messages.filter(({ messageId }) => messageId === "badSettings");
  expect(said.map(({ message }) => message)).toEqual([
    `\`settings['silent-failure']\` is passed over: \`settings\` has no key \`logers\`; allowed: ${[...settingNames, "requiredReport", "followImports", "libraries"].map((name) => `\`${name}\``).join(", ")}.`,
  ]);
  expect(messages.map(({ messageId }) => messageId)).toContain("logged");
});
