import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  CancellationTokenSource,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver-protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../../live/until.ts";
import { Client } from "./client.ts";
import { folderWith, type Folder } from "./folder-with.ts";
import { masked, mended } from "./samples.ts";

const manyFiles = Object.fromEntries(
  Array.from({ length: 120 }, (_, i) => [`src/many/worker-${i}.ts`, i % 2 === 0 ? masked : mended]),
);

/** A request for workspace diagnostics that is held open, as editors hold it. */
class Pull {
  readonly reports = new Map<string, WorkspaceDocumentDiagnosticReport>();
  parts = 0;
  readonly answer: Promise<WorkspaceDiagnosticReport>;
  private readonly source = new CancellationTokenSource();

  constructor(client: Client, token: string, previousResultIds: readonly { uri: string; value: string }[] = []) {
    client.connection.onNotification("$/progress", (params) => {
      if (params.token !== token) return;
      this.parts += 1;
      this.take((params.value as WorkspaceDiagnosticReport).items);
    });
    const params = { identifier: "silent-failure", previousResultIds, partialResultToken: token };
    this.answer = client.connection
      .sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", params, this.source.token)
      .then((answer) => {
        this.take(answer.items);
        return answer;
      });
  }

  cancel(): void {
    this.source.cancel();
  }

  /** Files of the folder that show something. */
  found(folder: Folder): readonly string[] {
    return [...this.reports.values()]
      .filter((report) => report.kind === "full" && report.items.length > 0)
      .map(({ uri }) => uri.slice(folder.uri.length + 1))
      .toSorted();
  }

  private take(items: readonly WorkspaceDocumentDiagnosticReport[]): void {
    for (const item of items) this.reports.set(item.uri, item);
  }
}

describe("a client that shows the whole workspace", () => {
  const folder = folderWith({
    "src/a.ts": masked,
    "src/b.js": mended,
    "src/open.ts": masked,
    "node_modules/x/index.js": masked,
    "dist/a.js": masked,
    "made/a.ts": masked,
    ".gitignore": "made/\n",
    "src/half.ts": "const = ;",
  });
  let client: Client;
  let pull: Pull;
  beforeAll(async () => {
    client = await Client.start({ folders: [folder.uri], settings: () => ({ scope: "workspace" }) });
    pull = new Pull(client, "first");
  });
  afterAll(async () => {
    pull.cancel();
    await pull.answer.catch(() => undefined);
    await client.stop();
  });

  test("is sent what is found in parts, while its request stays open", async () => {
    await until("both files are told", () => pull.found(folder).length === 2);
    expect(pull.found(folder)).toEqual(["src/a.ts", "src/open.ts"]);
    const reports = [...pull.reports.values()];
    expect(reports.every((report) => report.version === null && report.resultId !== undefined)).toBe(true);
    expect(await Promise.race([pull.answer, Promise.resolve("open")])).toBe("open");
  });

  test("is told of what changes on the disk, and of files that are new or gone", async () => {
    writeFileSync(join(folder.path, "src/a.ts"), mended);
    folder.write("src/new.ts", masked);
    await client.watched(folder.uriOf("src/a.ts"), folder.uriOf("src/new.ts"));
    await until("the change is told", () => pull.found(folder).join() === "src/new.ts,src/open.ts");
    rmSync(join(folder.path, "src/new.ts"));
    await client.watched(folder.uriOf("src/new.ts"));
    await until("the file is gone", () => pull.found(folder).join() === "src/open.ts");
    expect(pull.reports.get(folder.uriOf("src/new.ts"))).toMatchObject({ kind: "full", items: [] });
  });

  test("keeps what was found in a file that is closed, as it is on the disk", async () => {
    const document = await client.open(folder.uriOf("src/open.ts"), mended);
    expect(await client.diagnostics(document)).toEqual([]);
    await client.close(document);
    await client.watched(folder.uriOf("src/open.ts"));
    const again = new Pull(client, "again");
    await until("the file on the disk is told", () => again.found(folder).length > 0);
    expect(again.found(folder)).toEqual(["src/open.ts"]);
    again.cancel();
    await again.answer.catch(() => undefined);
  });

  test("counts what it has checked, and what could not be read", async () => {
    const counts = await client.connection.sendRequest("silentFailure/checkWorkspace", {});
    expect(counts).toEqual({ files: 4, findings: 1, unread: 1 });
  });
});

describe("a scan of many files", () => {
  const folder = folderWith(manyFiles);

  test("tells its progress, lets others pass, and ends when it is cancelled", async () => {
    const client = await Client.start({ folders: [folder.uri] });
    const progress: string[] = [];
    client.connection.onNotification("$/progress", ({ value }) => void progress.push((value as { kind: string }).kind));
    const document = await client.open(folder.uriOf("src/many/worker-0.ts"), masked);
    await client.diagnostics(document);
    const source = new CancellationTokenSource();
    const scan = client.connection
      .sendRequest<{ files: number; findings: number }>("silentFailure/checkWorkspace", {}, source.token)
      .catch((error: unknown) => error);
    await until("the scan has begun", () => progress.includes("begin"));
    await client.type(document, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, "\n");
    // Whoever types is served before the scan is at its end.
    expect(await client.diagnostics(document)).toHaveLength(1);
    expect(progress).not.toContain("end");
    source.cancel();
    await scan;
    await until("the progress ends", () => progress.includes("end"));

    progress.length = 0;
    const counts = await client.connection.sendRequest("silentFailure/checkWorkspace", {});
    expect(counts).toEqual({ files: 120, findings: 59, unread: 0 });
    expect(progress[0]).toBe("begin");
    expect(progress.at(-1)).toBe("end");
    expect(progress.filter((kind) => kind === "report").length).toBeGreaterThan(5);

    const pull = new Pull(client, "many");
    await until("all are told", () => pull.found(folder).length === 59);
    expect(pull.parts).toBeGreaterThan(1);
    pull.cancel();
    await pull.answer.catch(() => undefined);
    await client.stop();
  });
});

describe("what another file says", () => {
  const files = {
    "src/store.ts": "export function report(error: unknown): void {\n  console.error(error);\n}\n",
    "src/worker.ts": "",
  };
  const importing = masked
    .replace('import { pino } from "pino";', 'import { report } from "./store";')
    .replace("const logger = pino();\n", "")
    .replace('logger.error({ err: error }, "invoice was not stored");', "report(error);");

  test("counts once it is saved", async () => {
    const folder = folderWith(files);
    const client = await Client.start({ folders: [folder.uri] });
    const document = await client.open(folder.uriOf("src/worker.ts"), importing);
    const found = async (): Promise<number> => (await client.diagnostics(document)).length;
    const other = await client.open(folder.uriOf("src/store.ts"), files["src/store.ts"]);
    expect(await found()).toBe(1);
    const throwing = files["src/store.ts"].replace("console.error(error);", "throw error;");
    await client.replaceAll(other, throwing);
    expect(await found()).toBe(1);
    folder.write("src/store.ts", throwing);
    const before = client.refreshes;
    await client.save(other);
    await until("the client is asked to pull again", () => client.refreshes > before);
    expect(await found()).toBe(0);
    await client.stop();
  });
});
