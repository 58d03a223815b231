import { describe, expect, test } from "vitest";
import { adopted, BaselineProject, baselineName, both, consumer, drops, throws } from "./baseline-project.ts";

describe("create", () => {
  test("writes sorted lines from a head to an end, and says what is next", async () => {
    const project = new BaselineProject(both);
    const said = await project.baseline(
      "create",
      "src",
      "--reason",
      "older than the gate",
      "--owner",
      "stock",
      "--expires",
      "2999-01-31",
    );
    expect(project.read().split("\n")).toEqual([
      '{"silentFailureBaseline":1}',
      '{"file":"src/a.ts","rule":"silent-guard","symbol":"start.eachMessage","lost":"book unless ! isKnown event","reason":"older than the gate","owner":"stock","expires":"2999-01-31"}',
      '{"file":"src/a.ts","rule":"silent-guard","symbol":"start.eachMessage","lost":"book unless ! isValid event","reason":"older than the gate","owner":"stock","expires":"2999-01-31"}',
      '{"end":true}',
      "",
    ]);
    expect(said).toContain(`${baselineName} holds 2 known findings.`);
    expect(said).toContain("npx silent-failure check src\n");
    expect(said).toContain(`${baselineName} merge=union`);
  });

  test("refuses when there is one, here or in a folder above", async () => {
    const project = await adopted();
    const before = project.read();
    const ran = await project.run("baseline", "create", "src");
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toBe(
      `${baselineName} is there already. To take in what is new: silent-failure baseline update src. To take out what is mended: silent-failure baseline prune src.\n`,
    );
    expect(project.read()).toBe(before);
  });

  test("writes one for a clean project, too", async () => {
    const project = await adopted({ "a.ts": "export const a = 1;\n" });
    expect(project.read()).toBe('{"silentFailureBaseline":1}\n{"end":true}\n');
  });

  test.each([
    ["2026-02-30", "is no day"],
    ["tomorrow", "is no day"],
    ["2020-01-01", "is over: today is"],
  ])("refuses --expires %s before any work", async (day, why) => {
    const project = new BaselineProject(both);
    const ran = await project.run("baseline", "create", "--expires", day);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(`--expires ${day} ${why}`);
    expect(project.has(baselineName)).toBe(false);
  });

  test("--dry-run shows lines and writes nothing", async () => {
    const project = new BaselineProject(both);
    const said = await project.baseline("create", "--dry-run");
    expect(said.split("\n").filter((line) => line.startsWith('+ {"file"'))).toHaveLength(2);
    expect(said).toContain("would hold 2 known findings. Nothing was written.");
    expect(project.has(baselineName)).toBe(false);
  });

  test("says what could not be read, and ends in 2", async () => {
    const project = new BaselineProject({ ...both, "src/c.ts": "const = ;" });
    const ran = await project.run("baseline", "create");
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/src\/c\.ts:1:\d cannot be read/);
    expect(project.entries).toHaveLength(2);
  });
});

describe("update and prune", () => {
  test("update adds, takes out and keeps what people said; prune adds nothing", async () => {
    const project = await adopted(both, "--reason", "old");
    project.write("src/a.ts", consumer(throws("isValid"), drops("isFresh"), drops("isKnown")));
    const pruned = await project.baseline("prune", "--dry-run");
    expect(pruned.match(/^[-+] .*$/gm)).toEqual([expect.stringMatching(/^- .*isValid/)]);
    expect(pruned).toContain("1 finding is new");
    expect(project.entries).toHaveLength(2);
    const said = await project.baseline("update", "--reason", "new", "--owner", "me");
    expect(said).toContain(`${baselineName} holds 2 known findings: 1 added, 1 taken out.`);
    expect(project.entries.map(({ lost, reason, owner }) => [lost, reason, owner])).toEqual([
      ["book unless ! isFresh event", "new", "me"],
      ["book unless ! isKnown event", "old", undefined],
    ]);
    expect(await project.run("check")).toMatchObject({ code: 0, stderr: "" });
    expect(await project.baseline("update")).toContain("stays as it is and holds 2 known findings.");
  });

  test("what the paths do not hold stays, also with an end that is over", async () => {
    const project = await adopted({ ...both, "lib/c.ts": consumer(drops("isValid")) });
    project.annotate({ expires: "2001-01-01" });
    project.write("lib/c.ts", consumer());
    project.write("src/a.ts", consumer(drops("isValid")));
    await project.baseline("update", "src", "--expires", "2999-01-01");
    expect(project.entries.map(({ file, expires }) => `${file} ${expires}`)).toEqual([
      "lib/c.ts 2001-01-01",
      "src/a.ts 2999-01-01",
    ]);
  });

  test("several that mean the same are numbered, and lines stay unique", async () => {
    const project = await adopted({ "a.ts": consumer(drops("isValid"), drops("isValid"), drops("isValid")) });
    expect(project.entries.map(({ nth }) => nth)).toEqual([undefined, 2, 3]);
    project.write("a.ts", consumer(drops("isValid"), drops("isValid")));
    expect((await project.run("check")).code).toBe(1);
    await project.baseline("prune");
    expect(project.entries.map(({ nth }) => nth)).toEqual([undefined, 2]);
  });

  test.each(["update", "prune", "explain", "export"])("%s without a baseline says how to make one", async (command) => {
    const ran = await new BaselineProject(both).run("baseline", command);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toBe(`${baselineName} is not there. To make one: silent-failure baseline create.\n`);
  });
});

describe("explain", () => {
  test("says of each entry what it stands for, and how to mend it", async () => {
    const project = await adopted(both, "--reason", "old", "--owner", "stock", "--expires", "2999-01-31");
    project.write("src/a.ts", consumer(drops("isValid"), throws("isKnown")));
    const said = await project.baseline("explain");
    expect(said).toContain("src/a.ts  silent-guard\n  state   stands for nothing any more\n");
    expect(said).toContain(
      "src/a.ts:11  silent-guard\n  state   known\n  lost    book unless ! isValid event in start.eachMessage\n  reason  old\n  owner   stock\n  until   2999-01-31\n  mend    ",
    );
    expect(said).toContain("silent-failure fix src/a.ts --only silent-guard --remedy log-count-dead-letter");
    expect(said).toContain("holds 2 known findings.");
  });

  test.each([
    ["src/a.ts", 2],
    ["src/a.ts:11", 1],
    ["ISKNOWN", 1],
    ["src", 2],
    ["nothing of it", 0],
  ])("with %j it says %d", async (asked, count) => {
    const project = await adopted();
    const said = await project.baseline("explain", asked);
    expect(said.match(/^ {2}state /gm) ?? []).toHaveLength(count);
  });

  test("knows what moved, was renamed or is over", async () => {
    const project = await adopted({ ...both, "src/c.ts": consumer(drops("isFresh")).replace("start", "begin") });
    project.annotate({ expires: "2001-01-01" });
    project.remove("src/a.ts");
    project.write("lib/a.ts", both["src/a.ts"]);
    project.write("src/c.ts", consumer(drops("isFresh")).replace("start", "launch"));
    const said = await project.baseline("explain");
    expect(said).toContain("lib/a.ts:11  silent-guard\n  state   expired on 2001-01-01, moved here from src/a.ts\n");
    expect(said).toContain("expired on 2001-01-01, renamed (now: launch.eachMessage)");
  });
});
