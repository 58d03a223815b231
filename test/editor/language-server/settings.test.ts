import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../../live/until.ts";
import { Client } from "./client.ts";
import { folderWith } from "./folder-with.ts";
import type { OpenDocument } from "./open-document.ts";
import { profileNames } from "./profiles.ts";
import { dropping, masked, onlyStrict } from "./samples.ts";

describe.each(profileNames)("settings of a client of profile %s", (profile) => {
  const folder = folderWith({});
  let client: Client;
  let document: OpenDocument;
  beforeAll(async () => {
    client = await Client.start({ profile, folders: [folder.uri] });
    document = await client.open(folder.uriOf("all.ts"), `${masked}${dropping}${onlyStrict}`);
  });
  afterAll(() => client.stop());

  /** Rules and severities, once they are as wanted: a push may still be on its way. */
  const expectFound = async (settings: object, wanted: readonly string[]): Promise<void> => {
    await client.changeSettings(() => settings);
    let last: readonly string[] = [];
    await until(`${JSON.stringify(settings)} gives ${wanted.join(", ")}`, async () => {
      last = (await client.diagnostics(document)).map(({ code, severity }) => `${String(code)}:${severity}`);
      return last.join() === wanted.join();
    }).catch(() => expect(last).toEqual(wanted));
  };

  test("switch levels", async () => {
    await expectFound({}, ["masked-write-failure:1", "silent-guard:1"]);
    await expectFound({ level: "strict" }, ["masked-write-failure:1", "silent-guard:1", "unexplained-ignore:1"]);
    await expectFound({ level: "recommended" }, ["masked-write-failure:1", "silent-guard:1"]);
  });

  test("say how findings look, rule by rule and for all others", async () => {
    await expectFound({ severity: { "silent-guard": "hint" } }, ["masked-write-failure:1", "silent-guard:4"]);
    await expectFound({ severity: { "*": "information", "silent-guard": "default" } }, [
      "masked-write-failure:3",
      "silent-guard:1",
    ]);
    await expectFound({ severity: { "*": "off", "silent-guard": "warning" } }, ["silent-guard:2"]);
    await expectFound({ severity: { "silent-guard": "off" } }, ["masked-write-failure:1"]);
    // A rule that the level has not is switched on by its name, but not by `*`.
    await expectFound({ severity: { "*": "error", "unexplained-ignore": "information" } }, [
      "masked-write-failure:1",
      "silent-guard:1",
    ]);
    await expectFound({ level: "strict", severity: { "unexplained-ignore": "hint" } }, [
      "masked-write-failure:1",
      "silent-guard:1",
      "unexplained-ignore:4",
    ]);
  });

  test("offer nothing for a rule that is off", async () => {
    await expectFound({ severity: { "*": "off", "silent-guard": "warning" } }, ["silent-guard:2"]);
    expect(await client.actions(document, document.rangeOf("catch (error)"), { only: ["quickfix"] })).toEqual([]);
    expect(await client.actions(document, document.rangeOf("if (!isValid"), { only: ["quickfix"] })).toHaveLength(5);
  });

  test("switch all off, and say so", async () => {
    await expectFound({ enable: false }, []);
    await until("it is told", () => client.lastStatus(document)?.leftOut?.includes("`silentFailure.enable`"));
    expect(await client.actions(document, document.rangeOf("catch (error)"))).toEqual([]);
    await expectFound({ enable: true }, ["masked-write-failure:1", "silent-guard:1"]);
    await until("it is read again", () => client.lastStatus(document)?.leftOut === null);
  });

  test("that make no sense count as not set", async () => {
    const odd = {
      enable: "no",
      level: 7,
      severity: { "silent-guard": "loud", "*": null, none: "hint" },
      run: [],
      scope: {},
    };
    await expectFound(odd, ["masked-write-failure:1", "silent-guard:1"]);
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: "none" });
    await client.connection.sendNotification("workspace/didChangeConfiguration", {});
    await expectFound({ severity: "all" }, ["masked-write-failure:1", "silent-guard:1"]);
  });

  test("read on saving only, if that is wanted", async () => {
    await expectFound({ run: "onSave" }, ["masked-write-failure:1", "silent-guard:1"]);
    const saved = await client.open(folder.uriOf("saved.ts"), masked);
    expect(await client.diagnostics(saved)).toHaveLength(1);
    const shown = (): number | undefined =>
      client.published.findLast(({ uri }) => uri === saved.uri)?.diagnostics.length;
    await client.type(saved, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, dropping);
    expect(profile === "minimal" ? shown() : (await client.diagnostics(saved)).length).toBe(1);
    await client.save(saved);
    expect(await client.diagnostics(saved)).toHaveLength(2);
  });
});

describe("settings of folders", () => {
  test("hold in their folder, and each folder has its configuration", async () => {
    const loud = folderWith({});
    const quiet = folderWith({ "silent-failure.config.json": '{ "rules": { "silent-guard": "off" } }' });
    const settings = (uri: string | undefined): object => (uri?.startsWith(quiet.uri) ? { level: "strict" } : {});
    const client = await Client.start({ folders: [loud.uri, quiet.uri], settings });
    const text = `${dropping}${onlyStrict}`;
    const codes = async (document: OpenDocument): Promise<readonly unknown[]> =>
      (await client.diagnostics(document)).map(({ code }) => code);
    const inLoud = await client.open(loud.uriOf("a.ts"), text);
    const inQuiet = await client.open(quiet.uriOf("a.ts"), text);
    expect(await codes(inLoud)).toEqual(["silent-guard"]);
    expect(await codes(inQuiet)).toEqual(["unexplained-ignore"]);
    expect(client.lastStatus(inLoud)?.configuration).toBeNull();
    expect(client.lastStatus(inQuiet)?.configuration).toBe("silent-failure.config.json");

    // A folder that comes later is a folder like the others.
    const late = folderWith({ "silent-failure.config.json": '{ "level": "strict" }', ".gitignore": "made/\n" });
    const event = { added: [{ uri: late.uri, name: "late" }], removed: [{ uri: quiet.uri, name: "quiet" }] };
    await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event });
    expect(await codes(await client.open(late.uriOf("a.ts"), text))).toEqual(["silent-guard", "unexplained-ignore"]);
    const made = await client.open(late.uriOf("made/a.ts"), text);
    expect(await codes(made)).toEqual([]);
    expect(client.lastStatus(made)?.leftOut).toBe(".gitignore leaves it out");
    await client.stop();
  });
});
