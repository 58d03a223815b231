import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "@silent-failure/rules";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { nodesOf, parse, root } from "./source-files.ts";

interface Setting {
  readonly type: string | readonly string[];
  readonly default: unknown;
  readonly scope: string;
  readonly order: number;
  readonly markdownDescription: string;
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
  readonly properties?: Readonly<Record<string, Setting>>;
}

interface Manifest {
  readonly icon: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly languageModelTools: readonly { inputSchema: { properties: { rule: { enum: readonly string[] } } } }[];
    readonly walkthroughs: readonly {
      steps: readonly { media: { svg: string }; completionEvents: readonly string[] }[];
    }[];
  };
}

type Texts = Readonly<Record<string, string>>;

const folder = join(root, "extension");
const text = readFileSync(join(folder, "package.json"), "utf8");
const manifest = JSON.parse(text) as Manifest;
const { commands, configuration, languageModelTools, walkthroughs } = manifest.contributes;
const textsOf = (file: string): Texts => JSON.parse(readFileSync(join(folder, file), "utf8")) as Texts;
const languages = { English: textsOf("package.nls.json"), German: textsOf("package.nls.de.json") };
const ruleIds = rules.map(({ id }) => id).toSorted();

describe.each(Object.entries(languages))("the %s texts of the extension's package.json", (_, texts) => {
  const used = new Set([...text.matchAll(/"%([\w.]+)%"/g)].map((match) => match[1] ?? ""));

  test("are those that it asks for, and no other", () => {
    expect(Object.keys(texts).toSorted()).toEqual([...used].toSorted());
    expect(Object.entries(texts).filter(([, value]) => value.trim() === "")).toEqual([]);
  });

  test("title every command", () => {
    for (const { title } of commands) expect(texts[title.slice(1, -1)]).toMatch(/\w/);
  });

  test("lead to commands that exist", () => {
    const ours = Object.values(texts).flatMap((value) =>
      [...value.matchAll(/command:(silentFailure\.\w+)/g)].map((match) => match[1]),
    );
    expect(ours.length).toBeGreaterThan(0);
    expect(commands.map(({ command }) => command)).toEqual(expect.arrayContaining(ours));
  });
});

test("the two languages say different things, but for names", () => {
  const same = Object.keys(languages.English).filter((key) => languages.English[key] === languages.German[key]);
  expect(same).toEqual(["extension.displayName"]);
});

describe("the extension's commands", () => {
  test("are those that its code registers", () => {
    const path = "extension/src/commands.ts";
    const source = parse({ path, text: readFileSync(join(root, path), "utf8") });
    const table = [...nodesOf(source)].find(
      (node) => ts.isVariableDeclaration(node) && node.name.getText() === "registered",
    );
    const registered = [...nodesOf(table ?? source)]
      .filter((node) => ts.isObjectLiteralExpression(node))[0]
      ?.properties.map((property) => `silentFailure.${property.name?.getText() ?? ""}`);
    expect(registered?.toSorted()).toEqual(commands.map(({ command }) => command).toSorted());
  });

  test("are listed under one name", () => {
    expect(new Set(commands.map(({ category }) => category))).toEqual(new Set(["Silent Failure"]));
  });
});

describe("the extension's settings", () => {
  test("have these values, defaults and scopes, in this order", () => {
    const settings = Object.entries(configuration.properties)
      .toSorted(([, a], [, b]) => a.order - b.order)
      .map(([name, { default: value, scope, enum: values }]) =>
        [name, JSON.stringify(value), scope, ...(values ?? []).map(String)].join(" "),
      );
    expect(settings).toMatchInlineSnapshot(`
      [
        "silentFailure.enable true resource",
        "silentFailure.level null resource null recommended strict",
        "silentFailure.severity {} resource",
        "silentFailure.run "onType" resource onType onSave",
        "silentFailure.scope "openFiles" window openFiles workspace",
        "silentFailure.diagnostics "auto" resource auto always actionsOnly",
        "silentFailure.engine "auto" resource auto bundled",
        "silentFailure.trace.server "off" window off messages verbose",
      ]
    `);
  });

  test("explain each of their values", () => {
    const all = Object.values(configuration.properties);
    const nested = all.flatMap(({ properties }) => Object.values(properties ?? {}));
    for (const { enum: values, enumDescriptions } of [...all, ...nested])
      expect(enumDescriptions?.length).toBe(values?.length);
    for (const { markdownDescription } of all) expect(markdownDescription).toMatch(/^%.*%$/);
  });

  test("know every rule", () => {
    const severity = configuration.properties["silentFailure.severity"];
    expect(Object.keys(severity?.properties ?? {}).toSorted()).toEqual(["*", ...ruleIds]);
    for (const tool of languageModelTools) expect(tool.inputSchema.properties.rule.enum).toEqual(ruleIds);
  });
});

describe("the extension's package.json", () => {
  test("names files that are there, and an icon of 128 pixels", () => {
    const media = walkthroughs.flatMap(({ steps }) => steps.map(({ media: { svg } }) => svg));
    expect(media).toHaveLength(4);
    expect([...media, manifest.icon].filter((file) => !existsSync(join(folder, file)))).toEqual([]);
    const png = readFileSync(join(folder, manifest.icon));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([128, 128]);
  });

  test("has the types of the oldest VS Code that it runs in, as a version that the packer can read", () => {
    expect(manifest.engines.vscode).toBe(`^${manifest.devDependencies["@types/vscode"]}`);
  });
});
