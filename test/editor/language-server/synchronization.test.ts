import type { TextDocumentContentChangeEvent } from "vscode-languageserver-protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Client } from "./client.ts";
import { folderWith } from "./folder-with.ts";
import type { OpenDocument } from "./open-document.ts";
import { profileNames } from "./profiles.ts";
import { masked } from "./samples.ts";

const message = '"invoice was not stored"';

/** Texts whose offsets are easily counted wrong, each with one finding at `catch (error)`. */
const texts: Readonly<Record<string, string>> = {
  "surrogate pairs": masked
    .replace("  try {", "  /* 𝒳👩‍👩‍👧 */ try { /* 🙂 */")
    .replace("  } catch", "  /* 🙂🙂 */ } catch"),
  CRLF: masked.replaceAll("\n", "\r\n"),
  "lone carriage returns": masked.replaceAll("\n", "\r"),
  "a byte order mark": `\uFEFF${masked}`,
  "a byte order mark and CRLF": `\uFEFF${masked.replaceAll("\n", "\r\n")}`,
  tabs: masked.replaceAll("  ", "\t"),
  "no line end at the end": masked.trimEnd(),
};

/*
 * ECMAScript ends lines at U+2028 and U+2029, and so does ESLint; the protocol does not. What stands behind one is on the
 * same line for an editor.
 */
const separators: Readonly<Record<string, string>> = {
  "U+2028 in a comment": masked.replace("const logger", "/* a\u2028b */ const logger"),
  "U+2029 between statements": masked.replace("const logger = pino();\n", "const logger = pino();\u2029"),
  "U+2028 in a string": masked.replace("invoices", "in\u2028voices"),
};

describe.each(profileNames)("a client of profile %s", (profile) => {
  const folder = folderWith({});
  let client: Client;
  let count = 0;
  beforeAll(async () => {
    client = await Client.start({ profile, folders: [folder.uri] });
  });
  afterAll(() => client.stop());

  const open = (text: string): Promise<OpenDocument> => client.open(folder.uriOf(`worker-${++count}.ts`), text);

  const squiggles = async (document: OpenDocument): Promise<readonly string[]> =>
    (await client.diagnostics(document)).map(({ range }) => document.textIn(range));

  test.each(Object.entries({ ...texts, ...separators }))("sees the place in a text with %s", async (_, text) => {
    const document = await open(text);
    expect(await squiggles(document)).toEqual(["catch (error)"]);
    // A line above, something that takes two units before it on its line, and a word within.
    await client.type(document, document.rangeOf("export const"), "/* 🙂 */\nexport const");
    await client.type(document, document.rangeOf("catch"), "/* 👩‍👧 */ catch");
    await client.type(document, document.rangeOf(message), '"nicht gespeichert 🙂"');
    expect(await squiggles(document)).toEqual(["catch (error)"]);
    const [best] = await client.actions(document, document.rangeOf("catch (error)"));
    expect(best?.title).toBe("Throw the error on (the bullmq handler)");
    const before = document.text;
    if (best) await client.perform(best);
    expect(await squiggles(document)).toEqual([]);
    // No file has ended its lines like that for twenty years: what is written there need only be right.
    if (/\r(?!\n)/.test(text)) return;
    const end = /\r\n/.test(text) ? "\r\n" : "\n";
    const indent = /\t/.test(text) ? "\t\t" : "    ";
    expect(document.text).toBe(before.replace(/gespeichert 🙂"\);\r?\n/, `$&${indent}throw error;${end}`));
  });

  test("may send several changes at once, each of the text that the one before has left", async () => {
    const document = await open(masked);
    const changes: TextDocumentContentChangeEvent[] = [];
    const change = (piece: string, text: string): void => {
      const range = document.rangeOf(piece);
      changes.push({ range, text });
      document.apply([{ range, newText: text }]);
    };
    change("error) {", "cause) {");
    change("err: error", "err: cause");
    change("prisma.invoice.create", "prisma.receipt.create");
    change(message, '"𝒳"');
    await client.sendChanges(document, changes);
    const found = await client.diagnostics(document);
    expect(found.map(({ range }) => document.textIn(range))).toEqual(["catch (cause)"]);
    expect(found[0]?.message).toContain("`prisma.receipt.create()`");
  });

  test("may replace the whole text, and then parts of it", async () => {
    const document = await open("const a = 1;\n");
    await client.replaceAll(document, masked);
    await client.type(document, document.rangeOf("  try"), "\n\n  try");
    expect(await squiggles(document)).toEqual(["catch (error)"]);
  });

  test("sees every finding at its place while a text is typed letter by letter", async () => {
    const document = await open(masked.replace(/ {2}try[\s\S]*?\n {2}\}\n/, ""));
    const written = masked.slice(masked.indexOf("  try"), masked.lastIndexOf("});"));
    let offset = document.text.lastIndexOf("});");
    for (const letter of written) {
      const at = document.positionAt(offset);
      await client.type(document, { start: at, end: at }, letter);
      offset += letter.length;
    }
    expect(document.text).toBe(masked);
    expect(await squiggles(document)).toEqual(["catch (error)"]);
  });

  test("keeps what was known while a line is half written", async () => {
    const document = await open(masked);
    const known = await client.diagnostics(document);
    await client.type(document, document.rangeOf("const prisma"), "const = ;\nconst prisma");
    const meanwhile = profile === "minimal" ? known : await client.diagnostics(document);
    expect(meanwhile).toEqual(known);
    await client.type(document, document.rangeOf("const = ;\n"), "");
    expect(await client.diagnostics(document)).toEqual(known);
    // Where diagnostics are pushed, nothing is while the text makes no sense: what is shown stays.
    const pushed = client.published.filter(({ uri }) => uri === document.uri);
    expect(pushed.map(({ diagnostics }) => diagnostics.length)).toEqual(pushed.map(() => 1));
  });
});
