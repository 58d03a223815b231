import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ruleFolders } from "../../cases/case-files.ts";
import { Client } from "./client.ts";
import { folderWith } from "./folder-with.ts";
import { OpenDocument } from "./open-document.ts";
import { dropping, masked, mended, onlyStrict } from "./samples.ts";

interface Report {
  readonly rule: string;
  readonly range: { readonly start: { readonly line: number } };
  readonly remedies: readonly { readonly remedy: string; readonly title: string; readonly edits: never[] }[];
}

describe("what the server answers beyond the protocol", () => {
  const folder = folderWith({ "src/worker.ts": masked, "src/other.ts": mended, "broken.ts": "const = ;" });
  let client: Client;
  let document: OpenDocument;
  beforeAll(async () => {
    client = await Client.start({ folders: [folder.uri] });
    document = await client.open(folder.uriOf("src/worker.ts"), masked);
  });
  afterAll(() => client.stop());

  const explain = async (piece: string, of = document): Promise<string> => {
    const params = { textDocument: { uri: of.uri }, position: of.rangeOf(piece).start };
    return (await client.connection.sendRequest<{ markdown: string }>("silentFailure/explain", params)).markdown;
  };

  test("explains why something is reported: unit, judgement, known calls, by whose word, time", async () => {
    const said = await explain("catch (error)");
    expect(said).toContain("The work is `the bullmq handler` (line 8; job, bullmq; proved): on its normal return");
    expect(said).toContain("- `masked-write-failure`, line 11 (proved, clear): **reported**");
    expect(said).toContain("| 10 | `prisma.invoice.create()` | write, the work itself | proved, @prisma/client |");
    expect(said).toContain("| 12 | `logger.error()` | log | proved, pino |");
    expect(said).toContain("Levels and settings: the defaults.");
    expect(said).toMatch(/Read and judged in [\d.]+ ms\./);
  });

  test("explains why something is not reported", async () => {
    const off = masked.replace(
      "  } catch",
      "  // eslint-disable-next-line silent-failure/masked-write-failure -- at night\n  } catch",
    );
    expect(await explain("catch", await client.open(folder.uriOf("off.ts"), off))).toContain(
      "**switched off by a comment: at night**",
    );
    expect(await explain("catch", await client.open(folder.uriOf("mended.ts"), mended))).toContain(
      "No rule finds a failure that reaches nobody.",
    );
    expect(await explain("// ignore", await client.open(folder.uriOf("strict.ts"), onlyStrict))).toMatch(
      /\*\*not reported: (?:the rule is off at this level|a matter of how much the loss is worth, shown at level strict)\*\*/,
    );
    expect(await explain("catch", await client.open(folder.uriOf("src/worker.test.ts"), masked))).toContain(
      "This file is taken for a test: nothing is reported in it.",
    );
    expect(await explain("const", await client.open(folder.uriOf("half.ts"), "const = ;"))).toContain(
      "The text does not parse, so nothing is judged",
    );
    expect(await explain("try", await client.open(folder.uriOf("node_modules/a/index.ts"), masked))).toBe(
      "This document is not read: it is generated, or a dependency.\n",
    );
  });

  test("gives the findings with their trails and remedies, as plain text", async () => {
    const params = { textDocument: { uri: document.uri } };
    const { findings } = await client.connection.sendRequest<{ findings: Report[] }>("silentFailure/findings", params);
    expect(findings).toMatchObject([
      {
        rule: "masked-write-failure",
        message:
          "`prisma.invoice.create()` can fail here and the bullmq handler still succeeds: the error is only logged.",
        range: document.rangeOf("catch (error)"),
        severity: "error",
        certainty: "proved",
        weight: "clear",
        library: "@prisma/client",
        trail: [
          { at: "operation", range: document.rangeOf("prisma.invoice.create({ data: job.data })") },
          { at: "lost", range: document.rangeOf("catch (error)") },
          { at: "verdict" },
        ],
      },
    ]);
    const remedies = findings[0]?.remedies ?? [];
    expect(remedies.map(({ remedy }) => remedy)).toEqual([
      "rethrow",
      "logCountDeadLetter",
      "count",
      "deadLetter",
      "markIntended",
    ]);
    const copy = new OpenDocument(document.uri, "typescript", document.text);
    copy.apply(remedies[0]?.edits ?? []);
    expect(copy.text).toBe(mended);
  });

  test("gives those of a range", async () => {
    const both = await client.open(folder.uriOf("both.ts"), `${masked}${dropping}`);
    const at = async (piece: string): Promise<readonly string[]> => {
      const params = { textDocument: { uri: both.uri }, range: both.rangeOf(piece) };
      const { findings } = await client.connection.sendRequest<{ findings: Report[] }>(
        "silentFailure/findings",
        params,
      );
      return findings.map(({ rule }) => rule);
    };
    expect(await at("catch (error)")).toEqual(["masked-write-failure"]);
    expect(await at("if (!isValid")).toEqual(["silent-guard"]);
    expect(await at("const logger")).toEqual([]);
    expect(await at(both.text)).toEqual(["masked-write-failure", "silent-guard"]);
  });

  test("says so when a document is not open", async () => {
    for (const method of ["silentFailure/findings", "silentFailure/explain"]) {
      const params = { textDocument: { uri: folder.uriOf("nowhere.ts") }, position: { line: 0, character: 0 } };
      await expect(client.connection.sendRequest(method, params)).rejects.toMatchObject({
        code: -32803,
        message: expect.stringContaining("is not open: open it first.") as string,
      });
    }
  });

  test.each(ruleFolders())("has the page of %s", async (rule) => {
    const page = await client.connection.sendRequest<{ markdown: string }>("silentFailure/rulePage", { rule });
    expect(page.markdown.startsWith(`# ${rule}\n`)).toBe(true);
    expect(page.markdown).toContain("## Why it hurts");
    expect(page.markdown).not.toMatch(/<!--|\]\(\.\.\//);
  });

  test("has no page of a rule that is none", async () => {
    for (const rule of ["no-console", "__proto__", "constructor", ""])
      expect(await client.connection.sendRequest("silentFailure/rulePage", { rule })).toBeNull();
  });

  test("answers commands as it does requests", async () => {
    const run = (command: string, ...given: unknown[]): Promise<unknown> =>
      client.connection.sendRequest("workspace/executeCommand", { command, arguments: given });
    const position = document.rangeOf("catch (error)").start;
    expect(await run("silent-failure.explain", document.uri, position)).toMatchObject({
      markdown: expect.stringContaining("**reported**") as string,
    });
    expect(await run("silent-failure.rulePage", "silent-guard")).toMatchObject({
      markdown: expect.stringContaining("# silent-guard") as string,
    });
    expect(await run("silent-failure.checkWorkspace")).toEqual({ files: 3, findings: 0, unread: 1 });
    await expect(run("silent-failure.format-disk")).rejects.toMatchObject({ code: -32602 });
  });
});
