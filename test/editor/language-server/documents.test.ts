import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../../live/until.ts";
import { Client } from "./client.ts";
import { folderWith } from "./folder-with.ts";
import type { OpenDocument } from "./open-document.ts";
import { profileNames } from "./profiles.ts";
import { masked, mended } from "./samples.ts";

describe.each(profileNames)("a client of profile %s", (profile) => {
  const folder = folderWith({ "package.json": "{}" });
  let client: Client;
  beforeAll(async () => {
    client = await Client.start({ profile, folders: [folder.uri] });
  });
  afterAll(() => client.stop());

  test.each([
    ["untitled:Untitled-1", "typescript"],
    ["untitled:Untitled-2", "javascript"],
    ["untitled:/home/who/new.mts", "typescript"],
    ["vscode-vfs://github/who/what/src/worker.ts", "typescript"],
    ["git:/home/who/worker.ts?%7B%22ref%22%3A%22HEAD%22%7D", "typescript"],
    ["vscode-notebook-cell:/home/who/notes.ipynb#W0sZmlsZQ%3D%3D", "typescript"],
    ["inmemory://model/1", "typescriptreact"],
    ["file:///home/w%20h%C3%B6/work%23er.ts", "typescript"],
    ["file:///c%3A/Users/who/worker.ts", "typescript"],
  ])("has %s read, and mended", async (uri, languageId) => {
    const document = await client.open(uri, masked, languageId);
    const found = await client.diagnostics(document);
    expect(found.map(({ code, range }) => `${String(code)} ${document.textIn(range)}`)).toEqual([
      "masked-write-failure catch (error)",
    ]);
    const [best] = await client.actions(document, document.rangeOf("catch (error)"));
    if (!best) throw new Error("nothing is offered");
    await client.perform(best);
    expect(document.text).toBe(mended);
    expect(await client.diagnostics(document)).toEqual([]);
  });

  test("has markup read by the language that the editor names", async () => {
    const markup = `${masked}export const view = <p>done</p>;\n`;
    for (const [uri, languageId] of [
      [folder.uriOf("view.tsx"), "typescriptreact"],
      [folder.uriOf("view.jsx"), "javascriptreact"],
      ["untitled:View-1", "typescriptreact"],
      ["untitled:View-2", "javascriptreact"],
    ] as const)
      expect(await client.diagnostics(await client.open(uri, markup, languageId))).toHaveLength(1);
  });

  test("is told why a document is not read", async () => {
    const reasonOf = async (document: OpenDocument): Promise<string | null | undefined> => {
      expect(await client.diagnostics(document)).toEqual([]);
      await until("its status is told", () => client.lastStatus(document));
      return client.lastStatus(document)?.leftOut;
    };
    expect(await reasonOf(await client.open(folder.uriOf("node_modules/a/b.ts"), masked))).toBe(
      "it is generated, or a dependency",
    );
    expect(await reasonOf(await client.open(folder.uriOf("dist/b.js"), masked, "javascript"))).toBe(
      "it is generated, or a dependency",
    );
  });
});

describe("a folder that is not trusted", () => {
  const folder = folderWith({
    "package.json": "{}",
    "silent-failure.config.json": '{ "rules": { "masked-write-failure": "warn" } }',
    "node_modules/eslint/package.json": '{ "name": "eslint", "version": "10.0.0", "main": "index.js" }',
  });
  const witness = join(folder.path, "executed");
  const trap = `require("node:fs").writeFileSync(${JSON.stringify(witness)}, "");`;
  writeFileSync(join(folder.path, "node_modules/eslint/index.js"), trap);
  writeFileSync(join(folder.path, "eslint.config.cjs"), trap);

  test("has nothing of it executed, while its data counts", async () => {
    const client = await Client.start({ folders: [folder.uri], initializationOptions: { trusted: false } });
    const document = await client.open(folder.uriOf("worker.ts"), masked);
    expect(await client.diagnostics(document)).toMatchObject([{ severity: 2, code: "masked-write-failure" }]);
    expect(client.lastStatus(document)).toMatchObject({
      engine: "bundled",
      configuration: "silent-failure.config.json",
      problem: null,
    });
    await client.save(document);
    await client.changeSettings(() => ({ engine: "auto" }));
    expect(await client.diagnostics(document)).toHaveLength(1);
    await client.connection.sendRequest("silentFailure/checkWorkspace", {});
    expect(existsSync(witness)).toBe(false);

    // The trap works: once the folder is trusted, its ESLint is asked.
    await client.connection.sendNotification("silentFailure/trust", { trusted: true });
    await client.diagnostics(document);
    await until("the project's code is executed", () => existsSync(witness));
    expect(await client.diagnostics(document)).toHaveLength(1);
    await client.stop();
  });
});
