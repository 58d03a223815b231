import { readFileSync } from "node:fs";
import { join } from "node:path";
import { settingNames } from "@silent-failure/analysis";
import { Ajv2020 } from "ajv/dist/2020.js";
import ts from "typescript";
import { expect, test } from "vitest";
import { nodesOf, parse, root } from "./source-files.ts";

const settingsPath = "packages/analysis/src/model/settings.ts";
const schemaPath = "packages/cli/silent-failure.schema.json";

/** Members of the interface `Settings`, with their types as written. */
function membersOfSettings(): ReadonlyMap<string, string> {
  const source = parse({ path: settingsPath, text: readFileSync(join(root, settingsPath), "utf8") });
  const members = new Map<string, string>();
  for (const node of nodesOf(source)) {
    if (!ts.isInterfaceDeclaration(node) || node.name.text !== "Settings") continue;
    for (const member of node.members) {
      if (ts.isPropertySignature(member)) members.set(member.name.getText(source), member.type?.getText(source) ?? "");
    }
  }
  return members;
}

test("settingNames lists every setting that is a list of names", () => {
  const lists = [...membersOfSettings()].filter(([, type]) => type === "readonly string[]").map(([name]) => name);
  expect([...settingNames].toSorted()).toEqual(lists.toSorted());
});

test("silent-failure.schema.json offers exactly the settings of the analysis", () => {
  const schema = readSchema();
  new Ajv2020({ strict: false }).compile(schema);
  const settings = (schema.properties?.["settings"] as Schema | undefined)?.properties;
  const offered = Object.keys(settings ?? schema.properties ?? {});
  const wanted = [...membersOfSettings().keys()];
  expect(wanted.filter((name) => !offered.includes(name))).toEqual([]);
  // At the top level, settings stand beside what only the command line has, such as levels and ignores.
  expect(settings ? offered.filter((name) => !wanted.includes(name)) : []).toEqual([]);
});

test("silent-failure.schema.json describes every key and refuses unknown ones", () => {
  const schema = readSchema();
  const silent = Object.entries(schema.properties ?? {}).filter(([, value]) => !(value as Schema).description);
  expect(silent.map(([name]) => name).filter((name) => name !== "$schema")).toEqual([]);
  expect(schema.additionalProperties).toBe(false);
});

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly additionalProperties?: unknown;
}

function readSchema(): Schema {
  return JSON.parse(readFileSync(join(root, schemaPath), "utf8")) as Schema;
}
