import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Client } from "./client.ts";
import { folderWith } from "./folder-with.ts";
import { profileNames } from "./profiles.ts";
import { dropping, masked, mended } from "./samples.ts";

const kind = "refactor.rewrite.silentFailure";

describe.each(profileNames)("a client of profile %s", (profile) => {
  const folder = folderWith({});
  let client: Client;
  let count = 0;
  const open = (text: string): ReturnType<Client["open"]> => client.open(folder.uriOf(`worker-${++count}.ts`), text);
  beforeAll(async () => {
    client = await Client.start({ profile, folders: [folder.uri] });
  });
  afterAll(() => client.stop());

  test.each(["refactor", "refactor.rewrite", kind, `${kind}.rethrow`])("may ask for `%s`", async (only) => {
    const document = await open(masked);
    const actions = await client.actions(document, document.rangeOf("catch (error)"), { only: [only] });
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.every((action) => action.kind?.startsWith(`${kind}.`))).toBe(true);
    const isWithin = (one: string | undefined): boolean => one === only || one?.startsWith(`${only}.`) === true;
    expect(actions.every((action) => isWithin(action.kind))).toBe(true);
  });

  test("rewrites a path that no rule finds fault with", async () => {
    const document = await open(
      dropping.replace("if (!isValid(event)) return;", 'if (!isValid(event)) { console.warn("dropped"); return; }'),
    );
    const actions = await client.actions(document, document.rangeOf("if (!isValid"), { only: ["refactor"] });
    const wanted = actions.find((action) => action.kind === `${kind}.failTheUnit`);
    expect(wanted?.title).toBe("Throw instead of leaving (eachMessage)");
    if (!wanted) throw new Error("not offered");
    await client.perform(wanted);
    expect(document.text).toContain("throw new Error(");
    expect(await client.diagnostics(document)).toEqual([]);
  });

  test("is told why something cannot be written, where it can show that", async () => {
    const counting =
      'import { Counter } from "prom-client";\nconst lost = new Counter({ name: "lost", help: "Lost." });\n';
    const document = await open(
      `${counting}${dropping.replace("return;", '{ console.warn("dropped"); lost.inc(); return; }')}`,
    );
    const actions = await client.actions(document, document.rangeOf("if (!isValid"), { only: ["refactor.rewrite"] });
    const disabled = actions.filter((action) => action.disabled !== undefined);
    const isShown = profile !== "minimal";
    const reason = "This path already reports: it counts or alerts.";
    expect(disabled.some(({ disabled: why }) => why?.reason === reason)).toBe(isShown);
    expect(disabled.every((action) => action.edit === undefined)).toBe(true);
    expect(actions.filter((action) => action.disabled === undefined).every((action) => action.edit)).toBe(true);

    await client.replaceAll(
      document,
      "export function f(): number {\n  try {\n    return 1;\n  } catch {\n    return 2;\n  }\n}\n",
    );
    const without = await client.actions(document, document.rangeOf("catch"), { only: ["refactor"] });
    expect(without.map((action) => action.disabled?.reason)).toEqual(
      without.map(() => "No write, message or answer is known whose failure could be lost here."),
    );
    expect(without.length > 0).toBe(isShown);
  });

  test("is not bothered with them at every move of the caret", async () => {
    const document = await open(mended);
    const range = document.rangeOf("catch (error)");
    expect(await client.actions(document, range, { triggerKind: 2 })).toEqual([]);
    const asked = await client.actions(document, range, { triggerKind: 1 });
    expect(asked.filter((action) => action.disabled !== undefined)).toEqual([]);
  });

  test("is offered nothing where nothing can fail, nor in a text that does not parse", async () => {
    const document = await open("export const answer = 42;\n");
    expect(await client.actions(document, document.rangeOf("answer"), { only: ["refactor"] })).toEqual([]);
    await client.replaceAll(document, "export const = {;\n");
    expect(await client.actions(document, document.rangeOf("const"), { only: ["refactor"] })).toEqual([]);
  });
});
