import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CodeAction } from "vscode-languageserver-protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "../../cli/run-cli.ts";
import { Client } from "./client.ts";
import { folderWith } from "./folder-with.ts";
import type { OpenDocument } from "./open-document.ts";
import { profileNames } from "./profiles.ts";
import { dropping, masked, twoOnALine } from "./samples.ts";

/** Two findings of `masked-write-failure`, one of `silent-guard`. */
const three = `${masked}${masked
  .replace(/^import.*\n/gm, "")
  .replaceAll(/^const .*\n/gm, "")
  .replace("worker", "second")
  .replace("prisma.invoice", "prisma.receipt")
  .trimStart()}${dropping}`;

const findMendAll = (actions: readonly CodeAction[]): CodeAction => {
  const action = actions.find(({ title }) => title.startsWith("Mend all "));
  if (!action) throw new Error(`not offered: ${actions.map(({ title }) => title).join(", ")}`);
  return action;
};

const mended = new Map<string, string>();

/** The command line, asked for the same: once, whatever the client. */
async function mendedBySelf(text: string, rule: string): Promise<string> {
  let result = mended.get(text);
  if (result === undefined) {
    const other = folderWith({ "worker.ts": text });
    await runCli(other.path, ["fix", "--write", "--only", rule]);
    result = readFileSync(join(other.path, "worker.ts"), "utf8");
    mended.set(text, result);
  }
  return result;
}

describe.each(profileNames)("a client of profile %s", (profile) => {
  const folder = folderWith({});
  let client: Client;
  let count = 0;
  beforeAll(async () => {
    client = await Client.start({ profile, folders: [folder.uri] });
  });
  afterAll(() => client.stop());

  const open = (text: string): Promise<OpenDocument> => client.open(folder.uriOf(`${++count}/worker.ts`), text);

  test("mends all findings of a rule as `silent-failure fix` does, and none of another", async () => {
    const document = await open(three);
    expect((await client.diagnostics(document)).map(({ code }) => code)).toEqual([
      "masked-write-failure",
      "masked-write-failure",
      "silent-guard",
    ]);
    const action = findMendAll(await client.actions(document, document.rangeOf("catch (error)")));
    expect(action.title).toBe("Mend all 2 findings of masked-write-failure in this file, each with its best remedy");
    expect(action.kind).toBe("quickfix");
    expect(action.isPreferred).toBeUndefined();
    expect(action.edit === undefined).toBe(profile !== "minimal");
    await client.perform(action);
    expect((await client.diagnostics(document)).map(({ code }) => code)).toEqual(["silent-guard"]);
    expect(document.text).toBe(await mendedBySelf(three, "masked-write-failure"));
  });

  test.each([
    ["a byte order mark and CRLF", `\uFEFF${twoOnALine.replaceAll("\n", "\r\n")}`],
    ["surrogate pairs", twoOnALine.replace("const event", "/* 🙂𝒳 */ const event")],
  ])("mends a text with %s", async (_, text) => {
    const document = await open(text);
    await client.perform(findMendAll(await client.actions(document, document.rangeOf("if (event === null)"))));
    expect(await client.diagnostics(document)).toEqual([]);
    expect(document.text).toBe(await mendedBySelf(text, "silent-guard"));
    expect(document.text.startsWith("\uFEFF")).toBe(text.startsWith("\uFEFF"));
    expect(/\r\n/.test(document.text) && /(?<!\r)\n/.test(document.text)).toBe(false);
  });

  test("is not offered it for a single finding", async () => {
    const document = await open(masked);
    const actions = await client.actions(document, document.rangeOf("catch (error)"));
    expect(actions.filter(({ title }) => title.startsWith("Mend all "))).toEqual([]);
  });
});

describe("an action that was offered without its edit", () => {
  const folder = folderWith({});
  let client: Client;
  beforeAll(async () => {
    client = await Client.start({ folders: [folder.uri] });
  });
  afterAll(() => client.stop());

  test("is refused when the text has changed since, and when the document is closed", async () => {
    const document = await client.open(folder.uriOf("worker.ts"), three);
    const action = findMendAll(await client.actions(document, document.rangeOf("catch (error)")));
    await client.type(document, document.rangeOf("const logger"), "\nconst logger");
    await expect(client.perform(action)).rejects.toMatchObject({
      code: -32600,
      message: expect.stringContaining("ask again") as string,
    });
    await client.close(document);
    await expect(client.perform(action)).rejects.toMatchObject({ code: -32600 });
  });

  test("is refused when it is none of ours", async () => {
    const resolved = client.connection.sendRequest("codeAction/resolve", { title: "Tidy up", kind: "quickfix" });
    await expect(resolved).rejects.toMatchObject({ code: -32600 });
    const odd = { title: "Tidy up", data: { uri: 7, version: "one", rule: {} } };
    await expect(client.connection.sendRequest("codeAction/resolve", odd)).rejects.toMatchObject({ code: -32600 });
  });
});
