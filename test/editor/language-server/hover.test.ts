import type { Hover, Position } from "vscode-languageserver-protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Client } from "./client.ts";
import { folderWith } from "./folder-with.ts";
import type { OpenDocument } from "./open-document.ts";
import { profileNames } from "./profiles.ts";
import { masked } from "./samples.ts";

const disabled = masked.replace(
  "  } catch",
  "  // eslint-disable-next-line silent-failure/masked-write-failure -- best effort, the next run writes it\n  } catch",
);

describe.each(profileNames)("a client of profile %s", (profile) => {
  const folder = folderWith({});
  let client: Client;
  let count = 0;
  beforeAll(async () => {
    client = await Client.start({ profile, folders: [folder.uri] });
  });
  afterAll(() => client.stop());

  const open = (text: string): Promise<OpenDocument> => client.open(folder.uriOf(`worker-${++count}.ts`), text);
  const hover = async (
    { uri }: OpenDocument,
    position: Position,
  ): Promise<{ kind: string; value: string; range: Hover["range"] } | null> => {
    const found = await client.connection.sendRequest<Hover | null>("textDocument/hover", {
      textDocument: { uri },
      position,
    });
    return found && { ...(found.contents as { kind: string; value: string }), range: found.range };
  };

  test("sees the trail and the rule's page on a finding, at its ends as well", async () => {
    const document = await open(masked);
    const range = document.rangeOf("catch (error)");
    for (const position of [range.start, { ...range.start, character: range.start.character + 6 }, range.end]) {
      const shown = await hover(document, position);
      expect(shown?.range).toEqual(range);
      expect(shown?.kind).toBe(profile === "minimal" ? "plaintext" : "markdown");
      expect(shown?.value).toContain("● line 10 · `prisma.invoice.create()` can fail");
      expect(shown?.value).toContain("✕ line 11 · `logger.error()` is all that hears of it");
      expect(shown?.value).toContain("Known by what is imported or declared.");
      expect(shown?.value).toContain("Why it hurts");
      expect(shown?.value).toContain("rules/masked-write-failure/README.md");
      expect(shown?.value).not.toContain("<!--");
    }
  });

  test("sees the page on the name of a rule that a comment switches off", async () => {
    const document = await open(disabled);
    expect(await client.diagnostics(document)).toEqual([]);
    const range = document.rangeOf("silent-failure/masked-write-failure");
    const shown = await hover(document, { ...range.start, character: range.start.character + 20 });
    expect(shown?.range).toEqual(range);
    expect(shown?.value).toContain("Switches off a finding on the line that it stands for.");
    expect(shown?.value).toContain("Why it hurts");
    expect(await hover(document, document.rangeOf("// eslint-disable").start)).toBeNull();
  });

  test("sees the page on every rule of ours that a comment names, and on no other's", async () => {
    const rules = "silent-failure/silent-guard, silent-failure/silent-drop, no-console, silent-failure/none-of-ours";
    const document = await open(`/* eslint-disable ${rules} */\n${masked}`);
    const at = async (name: string): Promise<string | undefined> =>
      (await hover(document, document.rangeOf(name).start))?.value;
    expect(await at("silent-failure/silent-guard")).toContain("### silent-guard");
    expect(await at("silent-failure/silent-drop")).toContain("### silent-drop");
    expect(await at("silent-failure/silent-guard")).not.toContain("Switches off");
    expect(await at("no-console")).toBeUndefined();
    expect(await at("silent-failure/none-of-ours")).toBeUndefined();
  });

  test("sees nothing elsewhere, and nothing on a name that only looks like a directive", async () => {
    const document = await open(`${masked}// see silent-failure/silent-guard\n`);
    expect(await hover(document, document.rangeOf("const prisma").start)).toBeNull();
    expect(await hover(document, document.rangeOf("silent-failure/silent-guard").start)).toBeNull();
    expect(await hover(document, document.positionAt(document.text.length))).toBeNull();
  });
});

test("a client that shows the trail beside the text is not told it twice", async () => {
  const folder = folderWith({});
  const client = await Client.start({ folders: [folder.uri], initializationOptions: { showsTrail: true } });
  const document = await client.open(folder.uriOf("worker.ts"), masked);
  const shown = await client.connection.sendRequest<Hover>("textDocument/hover", {
    textDocument: { uri: document.uri },
    position: document.rangeOf("catch (error)").start,
  });
  const { value } = shown.contents as { value: string };
  expect(value).toContain("Why it hurts");
  expect(value).not.toContain("line 10");
  await client.stop();
});
