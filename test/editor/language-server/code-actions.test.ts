import type { CodeAction } from "vscode-languageserver-protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Client } from "./client.ts";
import { folderWith } from "./folder-with.ts";
import { profileNames } from "./profiles.ts";
import { dropping, masked, mended, twoOnALine } from "./samples.ts";

const titles = (actions: readonly CodeAction[]): readonly string[] => actions.map(({ title }) => title);

describe.each(profileNames)("a client of profile %s", (profile) => {
  const folder = folderWith({});
  let client: Client;
  let count = 0;
  const open = (text: string): ReturnType<Client["open"]> => client.open(folder.uriOf(`consumer-${++count}.ts`), text);
  beforeAll(async () => {
    client = await Client.start({ profile, folders: [folder.uri] });
  });
  afterAll(() => client.stop());

  test("is offered each remedy by name, with the function that it is about, the best first", async () => {
    const document = await open(dropping);
    const [diagnostic] = await client.diagnostics(document);
    if (!diagnostic) throw new Error("nothing is found");
    const actions = await client.actions(document, diagnostic.range, { diagnostics: [diagnostic] });
    expect(titles(actions)).toEqual([
      "Log, count and dead-letter what is dropped (eachMessage)",
      "Log and count what is dropped (eachMessage)",
      "Log what is dropped (eachMessage)",
      "Throw, so that the work is not taken for done (eachMessage)",
      "Disable silent-guard for this line, with a reason",
    ]);
    expect(actions.every(({ diagnostics }) => diagnostics?.length === 1)).toBe(true);
    expect(actions.map(({ diagnostics }) => diagnostics?.[0])).toEqual(actions.map(() => diagnostic));
    expect(actions.map(({ isPreferred }) => isPreferred === true)).toEqual(
      profile === "minimal" ? [false, false, false, false, false] : [true, false, false, false, false],
    );
  });

  test("is offered the same at a caret in the squiggle, at its ends, and on its line", async () => {
    const document = await open(masked);
    const whole = document.rangeOf("catch (error)");
    const wanted = titles(await client.actions(document, whole));
    expect(wanted).toHaveLength(5);
    const within = { line: whole.start.line, character: whole.start.character + 3 };
    for (const caret of [whole.start, within, whole.end, { line: whole.start.line, character: 0 }])
      expect(titles(await client.actions(document, { start: caret, end: caret }, { only: ["quickfix"] }))).toEqual(
        wanted,
      );
    const elsewhere = document.rangeOf("const logger");
    expect(await client.actions(document, elsewhere, { only: ["quickfix"] })).toEqual([]);
  });

  test("may take a kind, a kind that holds it, or all; and is given nothing for kinds that are not ours", async () => {
    const document = await open(masked);
    const range = document.rangeOf("catch (error)");
    const given = async (only: string): Promise<number> =>
      (await client.actions(document, range, { only: [only] })).length;
    expect(await given("quickfix")).toBe(5);
    expect(await given("")).toBeGreaterThanOrEqual(5);
    const foreign = ["source", "source.fixAll", "source.fixAll.silentFailure", "source.organizeImports", "quickfixes"];
    expect(await Promise.all(foreign.map(given))).toEqual([0, 0, 0, 0, 0]);
    for (const triggerKind of [1, 2] as const) {
      const actions = await client.actions(document, range, { only: ["source.fixAll"], triggerKind });
      expect(actions).toEqual([]);
    }
  });

  test("gets an edit of each of two findings on one line", async () => {
    const document = await open(twoOnALine);
    const found = await client.diagnostics(document);
    expect(found.map(({ range }) => document.textIn(range))).toEqual(["if (event === null)", "if (!isValid(event))"]);
    const texts: string[] = [];
    for (const { range } of found) {
      const actions = await client.actions(document, range, { only: ["quickfix"] });
      const action = actions.find(
        ({ title }) => title === "Throw, so that the work is not taken for done (eachMessage)",
      );
      if (!action) throw new Error("no such action");
      await client.perform(action);
      texts.push(document.text);
      await client.replaceAll(document, twoOnALine);
    }
    const thrown = ' {\n      throw new Error("consumer ';
    expect(texts[0]).toContain(`if (event === null)${thrown}`);
    expect(texts[0]).toContain("if (!isValid(event)) return;");
    expect(texts[1]).toContain(`if (!isValid(event))${thrown}`);
    expect(texts[1]).toContain("if (event === null) return;");
  });

  test("disables a finding for its line, with a reason to be written", async () => {
    const document = await open(masked);
    const [diagnostic] = await client.diagnostics(document);
    if (!diagnostic) throw new Error("nothing is found");
    const action = (await client.actions(document, diagnostic.range)).find(({ title }) => title.startsWith("Disable"));
    expect(action?.isPreferred).toBeUndefined();
    if (!action) throw new Error("no such action");
    const stops = await client.perform(action);
    expect(document.text).toBe(
      masked.replace(
        "  } catch",
        "  // eslint-disable-next-line silent-failure/masked-write-failure -- say why this may be lost\n  } catch",
      ),
    );
    expect(stops).toEqual(profile === "3.18" ? [{ stop: 1, text: "say why this may be lost" }] : []);
    expect(await client.diagnostics(document)).toEqual([]);
  });

  test("applies what is preferred, and has nothing more to do", async () => {
    const document = await open(masked);
    const [first] = await client.actions(document, document.rangeOf("catch (error)"));
    if (!first) throw new Error("nothing is offered");
    expect(await client.perform(first)).toEqual([]);
    expect(document.text).toBe(mended);
    expect(await client.actions(document, document.rangeOf("catch (error)"), { only: ["quickfix"] })).toEqual([]);
  });
});

describe("the server", () => {
  test("announces its kinds of actions, and none that editors apply by themselves", async () => {
    const client = new Client();
    const { capabilities } = await client.initialize();
    const kinds = (capabilities.codeActionProvider as { codeActionKinds: string[] }).codeActionKinds;
    expect(kinds).toEqual(["quickfix", "refactor.rewrite.silentFailure"]);
    await client.stop();
  });
});
