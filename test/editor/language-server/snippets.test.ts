import type { CodeAction, SnippetTextEdit } from "vscode-languageserver-protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { caseFiles } from "../../cases/case-files.ts";
import { Client } from "./client.ts";
import { expandSnippet, type ExpandedSnippet } from "./expand-snippet.ts";
import { folderWith } from "./folder-with.ts";

/** Texts with what means something in snippets: `$`, `}` and `\`, in names, in the text around, and in what is written. */
const hard = `import { pino } from "pino";
import { PrismaClient } from "@prisma/client";
import { Worker } from "bullmq";
const $logger = pino();
const prisma = new PrismaClient();
export const worker = new Worker("in\\\\voices \${x}", async ($job) => {
  try { await prisma.invoice.create({ data: $job.data }); } catch ($error) { $logger.error({ err: $error }, \`\${$job.id} }\\\\ was not stored\`); }
});
`;

const snippetsOf = ({ edit }: CodeAction): readonly SnippetTextEdit[] =>
  (edit?.documentChanges ?? [])
    .flatMap((change) => ("edits" in change ? change.edits : []))
    .filter((one) => "snippet" in one);

describe("snippets", () => {
  const folder = folderWith({});
  let client: Client;
  beforeAll(async () => {
    client = await Client.start({ folders: [folder.uri], settings: () => ({ level: "strict" }) });
  });
  afterAll(() => client.stop());

  const actionsIn = async (name: string, text: string): Promise<readonly CodeAction[]> => {
    const document = await client.open(folder.uriOf(name), text);
    const all: CodeAction[] = [];
    for (const { range } of await client.diagnostics(document))
      all.push(...(await client.actions(document, range, { only: ["quickfix"] })));
    await client.close(document);
    return all;
  };

  test("are numbered through all edits of an action: one number is one question", async () => {
    const cases = caseFiles().filter(({ isBad, path }) => isBad && path.endsWith("/bad.ts"));
    const actions: CodeAction[] = [];
    for (const { path, text } of cases) actions.push(...(await actionsIn(path, text)));
    const withSnippets = actions.filter((action) => snippetsOf(action).length > 0);
    expect(withSnippets.length).toBeGreaterThan(20);
    for (const action of withSnippets) {
      const stops = snippetsOf(action).flatMap(
        ({ snippet }): ExpandedSnippet["stops"] => expandSnippet(snippet.value).stops,
      );
      const answers = new Map<number, Set<string>>();
      for (const { stop, text } of stops) answers.set(stop, (answers.get(stop) ?? new Set()).add(text));
      const numbers = [...answers.keys()].toSorted((a, b) => a - b);
      expect([action.title, ...numbers]).toEqual([action.title, ...numbers.map((_, i) => i + 1)]);
      expect(
        [action.title, ...answers.values()].filter((texts) => typeof texts !== "string" && texts.size !== 1),
      ).toEqual([]);
      expect(snippetsOf(action).every(({ snippet }) => snippet.kind === "snippet")).toBe(true);
    }
  });

  test("escape what has a meaning there", async () => {
    const actions = await actionsIn("hard.ts", hard);
    const snippets = actions.flatMap(snippetsOf).map(({ snippet }) => snippet.value);
    expect(snippets.length).toBeGreaterThan(2);
    expect(snippets.some((snippet) => snippet.includes("\\$") && snippet.includes("\\}"))).toBe(true);
    // What a client makes of them is code: expanding throws on anything that is not escaped.
    for (const snippet of snippets) expect(expandSnippet(snippet).text).not.toContain("\\$");
  });

  test("are sent for the edits that ask something, and for no others", async () => {
    const actions = await actionsIn("hard.ts", hard);
    expect(actions.filter((action) => snippetsOf(action).length === 0).length).toBeGreaterThan(0);
    for (const { snippet } of actions.flatMap(snippetsOf))
      expect(expandSnippet(snippet.value).stops.length).toBeGreaterThan(0);
  });
});

describe("the client of these tests", () => {
  test.each([
    ["a $ b", "unescaped $"],
    ["a } b", "unescaped }"],
    ["a \\b", "escapes nothing"],
    ["${1:a", "open tab stop"],
    ["${1:a${2:b}}", "a tab stop in a tab stop"],
  ])("takes no snippet like %s", (faulty, fault) => {
    expect(() => expandSnippet(faulty)).toThrow(fault);
  });

  test("fills tab stops with what they suggest", () => {
    expect(expandSnippet("f(${1:a\\}b}, \\$x\\\\, ${1:a\\}b});")).toEqual({
      text: "f(a}b, $x\\, a}b);",
      stops: [
        { stop: 1, text: "a}b" },
        { stop: 1, text: "a}b" },
      ],
    });
  });
});
