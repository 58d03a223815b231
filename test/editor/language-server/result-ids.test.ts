import type { FullDocumentDiagnosticReport } from "vscode-languageserver-protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../../live/until.ts";
import { Client } from "./client.ts";
import { folderWith } from "./folder-with.ts";
import type { OpenDocument } from "./open-document.ts";
import { dropping, masked, mended } from "./samples.ts";

const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

describe.each(["3.17", "3.18"] as const)("a client of profile %s that pulls", (profile) => {
  const folder = folderWith({});
  let client: Client;
  let document: OpenDocument;
  beforeAll(async () => {
    client = await Client.start({ profile, folders: [folder.uri] });
    document = await client.open(folder.uriOf("worker.ts"), masked);
  });
  afterAll(() => client.stop());

  const full = async (): Promise<FullDocumentDiagnosticReport & { resultId: string }> => {
    const report = await client.pull(document.uri);
    if (report.kind !== "full" || report.resultId === undefined) throw new Error("no full report with an id");
    return { ...report, resultId: report.resultId };
  };

  test("is told `unchanged` while nothing has changed, and only for the id it was given", async () => {
    const { resultId, items } = await full();
    expect(items).toHaveLength(1);
    expect(await client.pull(document.uri, resultId)).toEqual({ kind: "unchanged", resultId });
    expect(await client.pull(document.uri, "of another server")).toMatchObject({ kind: "full", resultId, items });
  });

  test("gets a new id with a new text, and with new settings", async () => {
    const { resultId: first } = await full();
    await client.type(document, start, "\n");
    const moved = await client.pull(document.uri, first);
    expect(moved).toMatchObject({ kind: "full", items: [{ range: { start: { line: 11 } } }] });
    const { resultId: second } = await full();
    expect(second).not.toBe(first);
    await client.changeSettings(() => ({ severity: { "masked-write-failure": "hint" } }));
    expect(await client.pull(document.uri, second)).toMatchObject({ kind: "full", items: [{ severity: 4 }] });
    await client.changeSettings(() => ({}));
  });

  test("is told `unchanged` when a configuration was written that changes nothing", async () => {
    const { resultId } = await full();
    const before = client.refreshes;
    folder.write("silent-failure.config.json", '{ "level": "recommended" }');
    await client.watched(folder.uriOf("silent-failure.config.json"));
    await until("the client is asked to pull again", () => client.refreshes > before);
    expect(await client.pull(document.uri, resultId)).toEqual({ kind: "unchanged", resultId });
  });

  test("never gets an id for another text", async () => {
    const ids = new Set<string>();
    for (const text of [masked, mended, dropping, masked]) {
      await client.replaceAll(document, text);
      ids.add((await full()).resultId);
    }
    expect(ids.size).toBe(4);
  });

  test("is told what can be pulled", async () => {
    const other = new Client({ profile, folders: [folder.uri] });
    expect((await other.initialize()).capabilities.diagnosticProvider).toEqual({
      identifier: "silent-failure",
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
    await other.stop();
    expect(other.published).toEqual([]);
  });
});

describe("a client that has no pull", () => {
  const folder = folderWith({});

  test("has diagnostics pushed for each text, with its version, and taken away when the document is closed", async () => {
    const client = new Client({ profile: "minimal", folders: [folder.uri] });
    expect((await client.initialize()).capabilities.diagnosticProvider).toBeUndefined();
    const document = await client.open(folder.uriOf("worker.ts"), masked);
    expect(await client.diagnostics(document)).toHaveLength(1);
    await client.replaceAll(document, mended);
    expect(await client.diagnostics(document)).toEqual([]);
    await client.replaceAll(document, masked);
    expect(await client.diagnostics(document)).toHaveLength(1);
    await client.close(document);
    await until("the diagnostics are gone", () => client.published.at(-1)?.diagnostics.length === 0);
    const versions = client.published.map(({ version }) => version);
    expect(versions).toEqual([1, 2, 3, undefined]);
    await client.stop();
  });
});
