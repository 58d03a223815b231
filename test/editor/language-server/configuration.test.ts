import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../../live/until.ts";
import { Client, type Status } from "./client.ts";
import { folderWith } from "./folder-with.ts";
import type { OpenDocument } from "./open-document.ts";
import { profileNames } from "./profiles.ts";
import { dropping, masked, onlyStrict } from "./samples.ts";

const name = "silent-failure.config.json";

describe.each(profileNames)("configuration files, for a client of profile %s", (profile) => {
  const folder = folderWith({});
  let client: Client;
  let document: OpenDocument;
  beforeAll(async () => {
    client = await Client.start({ profile, folders: [folder.uri] });
    document = await client.open(folder.uriOf("src/all.ts"), `${masked}${dropping}${onlyStrict}`);
  });
  afterAll(() => client.stop());

  /** The rules that find something, once a change on the disk is told. */
  const expectFound = async (wanted: readonly string[], ...changed: readonly string[]): Promise<void> => {
    const before = client.refreshes;
    await client.watched(...changed.map((one) => folder.uriOf(one)));
    if (profile !== "minimal") await until("the client is asked to pull again", () => client.refreshes > before);
    let last: readonly string[] = [];
    await until(`${wanted.join(", ")} are found`, async () => {
      last = (await client.diagnostics(document)).map(({ code }) => String(code));
      return last.join() === wanted.join();
    }).catch(() => expect(last).toEqual(wanted));
  };

  const expectStatus = async (wanted: Partial<Status>): Promise<void> => {
    await until(`the status is ${JSON.stringify(wanted)}`, () => {
      expect(client.lastStatus(document)).toMatchObject(wanted);
      return true;
    });
  };

  test("count from the moment they are written", async () => {
    expect((await client.diagnostics(document)).map(({ code }) => code)).toEqual([
      "masked-write-failure",
      "silent-guard",
    ]);
    await expectStatus({ configuration: null });
    folder.write(name, '{ "level": "strict", "rules": { "silent-guard": "off" } }');
    await expectFound(["masked-write-failure", "unexplained-ignore"], name);
    await expectStatus({ configuration: name, problem: null, engine: "bundled" });
  });

  test("count as they were last understood, while they are broken, which is said", async () => {
    folder.write(name, '{ "level": "strict", "rules": { "silent-guard": ');
    await expectFound(["masked-write-failure", "unexplained-ignore"], name);
    await until("the status tells of it", () => client.lastStatus(document)?.problem !== null);
    expect(client.lastStatus(document)?.problem).toContain(name);
    expect(client.logged.filter((message) => message.includes(name))).toHaveLength(1);

    folder.write(name, '{ "level": "strict", "rules": { "silent-gard": "off" } }');
    await expectFound(["masked-write-failure", "unexplained-ignore"], name);
    await until("the status tells of another", () => client.lastStatus(document)?.problem?.includes("silent-gard"));

    folder.write(name, '{ "level": "recommended" }');
    await expectFound(["masked-write-failure", "silent-guard"], name);
    await expectStatus({ problem: null });
  });

  test("count in their folder: the nearest one holds", async () => {
    folder.write(`src/${name}`, '{ "rules": { "masked-write-failure": "off" } }');
    await expectFound(["silent-guard"], `src/${name}`);
    await expectStatus({ configuration: `src/${name}` });
    rmSync(join(folder.path, "src", name));
    await expectFound(["masked-write-failure", "silent-guard"], `src/${name}`);
    await expectStatus({ configuration: name });
  });

  test("leave files out, as .gitignore does", async () => {
    folder.write(name, '{ "ignore": ["src/"] }');
    await expectFound([], name);
    await expectStatus({ leftOut: `${name} leaves it out` });
    folder.write(name, "{}");
    folder.write(".gitignore", "src/\n");
    await expectFound([], name, ".gitignore");
    await expectStatus({ leftOut: ".gitignore leaves it out" });
    rmSync(join(folder.path, ".gitignore"));
    await expectFound(["masked-write-failure", "silent-guard"], ".gitignore");
  });

  test("no longer count once they are removed", async () => {
    folder.write(name, '{ "level": "strict" }');
    await expectFound(["masked-write-failure", "silent-guard", "unexplained-ignore"], name);
    rmSync(join(folder.path, name));
    await expectFound(["masked-write-failure", "silent-guard"], name);
    await expectStatus({ configuration: null, problem: null });
  });

  test("that are broken from the start leave the defaults, and are told of", async () => {
    const other = folderWith({ [name]: "{ level: strict }", "all.ts": "" });
    const broken = await client.open(other.uriOf("all.ts"), `${masked}${onlyStrict}`);
    expect((await client.diagnostics(broken)).map(({ code }) => code)).toEqual(["masked-write-failure"]);
    await until("the status tells of it", () => client.lastStatus(broken)?.problem);
    expect(client.lastStatus(broken)?.problem).toContain(name);
  });

  test("are watched, where the client can do that", () => {
    expect(client.registered.filter((method) => method === "workspace/didChangeWatchedFiles")).toHaveLength(
      profile === "minimal" ? 0 : 1,
    );
  });
});
