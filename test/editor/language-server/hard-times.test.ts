import { spawn } from "node:child_process";
import { LSPErrorCodes, type Diagnostic } from "vscode-languageserver-protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../../live/until.ts";
import { Client } from "./client.ts";
import { folderWith } from "./folder-with.ts";
import { profileNames } from "./profiles.ts";
import { masked, mended } from "./samples.ts";

const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const far = { line: 1_000_000, character: 1_000_000 };

describe.each(profileNames)("a client of profile %s", (profile) => {
  const folder = folderWith({});
  let client: Client;
  let count = 0;
  const open = (text: string): ReturnType<Client["open"]> => client.open(folder.uriOf(`worker-${++count}.ts`), text);
  beforeAll(async () => {
    client = await Client.start({ profile, folders: [folder.uri] });
  });
  afterAll(() => client.stop());

  /** One pull: what most get while somebody types is that another is to be asked. */
  const pulledAt = async (uri: string, line: number): Promise<string> => {
    try {
      const params = { textDocument: { uri } };
      const report = await client.connection.sendRequest<{ items: Diagnostic[] }>("textDocument/diagnostic", params);
      const shown = report.items[0]?.range.start.line ?? -1;
      return shown >= line ? "right" : `line ${shown} instead of ${line}`;
    } catch (error) {
      const { code, data } = error as { code?: number; data?: { retriggerRequest?: boolean } };
      return code === LSPErrorCodes.ServerCancelled && data?.retriggerRequest === true ? "taken back" : String(error);
    }
  };

  test("may send edits whose ranges are impossible, and is answered on", async () => {
    const document = await open(masked);
    const { uri } = document;
    for (const range of [
      { start: far, end: far },
      { start: { line: 3, character: 900 }, end: { line: 3, character: 901 } },
      { start: { line: 2, character: 0 }, end: { line: 1, character: 0 } },
      { start: { line: -1, character: -1 }, end: { line: -1, character: 4 } },
    ]) {
      await client.sendChanges(document, [{ range, text: "" }]);
      await client.connection.sendRequest("textDocument/hover", { textDocument: { uri }, position: range.start });
    }
    // The whole text, which every client can send when it has lost its way.
    await client.replaceAll(document, masked);
    expect((await client.diagnostics(document)).map(({ range }) => document.textIn(range))).toEqual(["catch (error)"]);
  });

  test("may ask about positions beyond the text", async () => {
    const { uri } = await open(masked);
    const textDocument = { uri };
    for (const position of [far, { line: 2, character: 5_000 }, { line: -4, character: -4 }]) {
      const range = { start: position, end: position };
      const context = { diagnostics: [], triggerKind: 1 };
      expect(await client.connection.sendRequest("textDocument/hover", { textDocument, position })).toBeNull();
      expect(await client.connection.sendRequest("textDocument/codeAction", { textDocument, range, context })).toEqual(
        [],
      );
      expect(await client.connection.sendRequest("silentFailure/explain", { textDocument, position })).toMatchObject({
        markdown: expect.any(String) as string,
      });
    }
  });

  test("may change and close what it has not opened", async () => {
    const textDocument = { uri: folder.uriOf("never.ts"), version: 4 };
    await client.connection.sendNotification("textDocument/didChange", {
      textDocument,
      contentChanges: [{ text: "x" }],
    });
    await client.connection.sendNotification("textDocument/didSave", { textDocument });
    await client.connection.sendNotification("textDocument/didClose", { textDocument });
    expect(await client.connection.sendRequest("textDocument/hover", { textDocument, position: far })).toBeNull();
    expect(await client.diagnostics(await open(masked))).toHaveLength(1);
  });

  test("may open a document twice", async () => {
    const { uri } = await open(mended);
    const again = await client.open(uri, masked);
    const found = await until("the second text is read", async () => {
      const now = await client.diagnostics(again);
      return now.length > 0 && now;
    });
    expect(found.map(({ range }) => again.textIn(range))).toEqual(["catch (error)"]);
  });

  test.each([
    [masked, mended, 0],
    [mended, masked, 1],
  ])(
    "may close a document and open it again with another text, while the first is read",
    async (before, after, wanted) => {
      const document = await open(before);
      await client.close(document);
      const again = await client.open(document.uri, after);
      const isRight = await until(
        "the second text is read",
        async () => (await client.diagnostics(again)).length === wanted,
      );
      expect(isRight).toBe(true);
    },
  );

  test("may type two hundred times in a row: the last answer is right, and none is of an older text", async () => {
    const document = await open(masked);
    const asked: Promise<string>[] = [];
    for (let lines = 1; lines <= 200; lines++) {
      await client.type(document, start, lines % 2 === 0 ? "\n" : "// typed\n");
      if (profile !== "minimal") asked.push(pulledAt(document.uri, 10 + lines));
    }
    expect([...new Set(await Promise.all(asked))].filter((one) => one !== "taken back" && one !== "right")).toEqual([]);
    const found = await client.diagnostics(document);
    expect(found.map(({ range }) => document.textIn(range))).toEqual(["catch (error)"]);
    expect(found[0]?.range.start.line).toBe(210);
    const shown = client.published.filter(({ uri }) => uri === document.uri);
    expect(shown.every(({ version = 0, diagnostics }) => diagnostics[0]?.range.start.line === version + 9)).toBe(true);
  });

  test("may close a document while it is read", async () => {
    const document = await open(masked);
    const pulled =
      profile === "minimal"
        ? Promise.resolve()
        : client.connection
            .sendRequest("textDocument/diagnostic", { textDocument: { uri: document.uri } })
            .catch((error: unknown) => error);
    await client.close(document);
    await pulled;
    const other = await open(masked);
    expect(await client.diagnostics(other)).toHaveLength(1);
    const left = client.published.findLast(({ uri }) => uri === document.uri);
    expect(left?.diagnostics ?? []).toEqual([]);
  });

  test("may open ten megabytes: they are refused with a reason, and others are read meanwhile", async () => {
    const huge = await open(`${masked}// ${"x".repeat(10_000_000)}\n`);
    const other = await open(masked);
    expect(await client.diagnostics(other)).toHaveLength(1);
    expect(await client.diagnostics(huge)).toEqual([]);
    await until("its status is told", () => client.lastStatus(huge)?.leftOut);
    expect(client.lastStatus(huge)?.leftOut).toBe("it has 10.0 MB, and only texts of up to 2 MB are read");
    await client.type(huge, start, "\n");
    expect(await client.diagnostics(huge)).toEqual([]);
    await client.close(huge);
  });
});

describe("a server", () => {
  test("that was killed is started again, and knows nothing of before", async () => {
    const folder = folderWith({});
    const first = await Client.start({ folders: [folder.uri] });
    await first.diagnostics(await first.open(folder.uriOf("worker.ts"), masked));
    first.server.kill("SIGKILL");
    await first.exited;
    const second = await Client.start({ folders: [folder.uri] });
    expect(await second.diagnostics(await second.open(folder.uriOf("worker.ts"), masked))).toHaveLength(1);
    await second.stop();
  });

  test("ends when its client has gone without a word", async () => {
    const client = await Client.start();
    client.server.stdin.destroy();
    expect(await client.exited).toBe(1);
  });

  test("ends when the process that it was started for has gone", async () => {
    const parent = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    const client = await Client.start({ processId: parent.pid ?? null });
    parent.kill("SIGKILL");
    expect(await client.exited).toBe(1);
  });

  test("that reads when its client goes does not live on", async () => {
    const folder = folderWith({});
    const client = await Client.start({ folders: [folder.uri] });
    await client.open(folder.uriOf("worker.ts"), masked.repeat(200));
    client.server.stdin.end();
    expect(await client.exited).toBe(1);
  });
});
