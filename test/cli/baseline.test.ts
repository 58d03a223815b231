import { describe, expect, test } from "vitest";
import { adopted, BaselineProject, baselineName, both, consumer, drops, throws } from "./baseline-project.ts";

describe("check", () => {
  test("passes what is known, and says how much that is", async () => {
    const project = await adopted(both, "--owner", "stock");
    const ran = await project.run("check", "src");
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(ran.stdout).toContain("✓ No new silent failures");
    expect(ran.stdout).toContain(`2 known findings are in ${baselineName} (2 of stock)`);
    expect(ran.stdout).not.toContain("src/a.ts");
  });

  test("fails on what is new, and shows nothing else", async () => {
    const project = await adopted();
    project.write("src/a.ts", consumer(drops("isValid"), drops("isFresh"), drops("isKnown")));
    const ran = await project.run("check");
    expect(ran).toMatchObject({ code: 1, stderr: "" });
    expect(ran.stdout.match(/^src\/a\.ts:\d+/gm)).toEqual(["src/a.ts:12"]);
    expect(ran.stdout).toContain("1 new silent failure ");
    expect(ran.stdout).toContain("2 known findings are in");
  });

  test("sees a swap in one function: the new one fails, and so does the entry of the mended one", async () => {
    const project = await adopted();
    project.write("src/a.ts", consumer(throws("isValid"), drops("isFresh"), drops("isKnown")));
    const ran = await project.run("check");
    expect(ran.code).toBe(1);
    expect(ran.stdout.match(/^src\/a\.ts:\d+/gm)).toEqual(["src/a.ts:12"]);
    expect(ran.stderr).toContain(
      "1 entry of silent-failure.baseline.jsonl stands for nothing any more (src/a.ts silent-guard in start.eachMessage)",
    );
  });

  test("an entry that stands for nothing fails alone, names the command, and that command mends it", async () => {
    const project = await adopted();
    project.write("src/a.ts", consumer(throws("isValid"), drops("isKnown")));
    const ran = await project.run("check", "src", "--ignore", "a b");
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain("silent-failure baseline prune src --ignore 'a b'\n");
    expect(ran.stdout).toContain("The baseline has to be brought up to date: see above");
    await project.baseline("prune", "src");
    expect(project.entries).toHaveLength(1);
    expect(await project.run("check", "src")).toMatchObject({ code: 0, stderr: "" });
  });

  test.each([
    ["its file is gone", [], 1],
    ["its file is gone from a folder that was named", ["src"], 1],
    ["its file is gone, and a pattern would have read it", ["src/**/*.ts"], 1],
    ["its file is gone from elsewhere", ["lib"], 0],
    ["its file is gone, and no pattern would have read it", ["src/b*.ts"], 0],
    ["its rule is off", ["--rule", "silent-guard:off"], 0],
  ])("when %s: check %j ends in %d", async (_when, args, code) => {
    const project = await adopted({ ...both, "lib/c.ts": "export const c = 1;\n" });
    project.remove("src/a.ts");
    expect((await project.run("check", ...args)).code).toBe(code);
  });

  test("a file that cannot be read keeps its entries", async () => {
    const project = await adopted();
    project.write("src/a.ts", "const = ;");
    const ran = await project.run("check");
    expect(ran.code).toBe(2);
    expect(ran.stderr).not.toContain("stands for nothing");
    await project.run("baseline", "prune");
    expect(project.entries).toHaveLength(2);
  });

  test("what is arguable is not missed by a run that does not look for it", async () => {
    const mail = consumer(
      "await book(event);\n      // best effort: the nightly run sends it\n      try { await book(event); } catch {}",
      drops("isValid"),
    );
    const project = await adopted({ "src/a.ts": mail }, "--strict");
    const weights = project.entries.map(({ weight }) => weight);
    expect(weights).toContain("arguable");
    expect(weights).toContain(undefined);
    expect(await project.run("check")).toMatchObject({ code: 0, stderr: "" });
    expect(await project.run("check", "--strict")).toMatchObject({ code: 0, stderr: "" });
    // A run that looks for less takes nothing out.
    await project.baseline("prune");
    expect(project.entries).toHaveLength(weights.length);
    project.write("src/a.ts", consumer(drops("isValid")));
    expect((await project.run("check")).code).toBe(0);
    expect((await project.run("check", "--strict")).code).toBe(1);
  });

  test("warnings are known as well: they count no more, and --quiet misses none", async () => {
    const project = await adopted(both, "--rule", "silent-guard:warn");
    const args = ["check", "--rule", "silent-guard:warn", "--max-warnings", "0"];
    expect(await project.run(...args)).toMatchObject({ code: 0, stderr: "" });
    expect(await project.run(...args, "--quiet")).toMatchObject({ code: 0, stderr: "" });
    project.write("src/a.ts", consumer(drops("isValid"), drops("isFresh"), drops("isKnown")));
    expect((await project.run(...args, "--quiet")).code).toBe(1);
  });

  test("a comment that says a known loss is meant takes the place of its entry", async () => {
    const project = await adopted();
    const comment = "// eslint-disable-next-line silent-failure/silent-guard -- the sender tries again\n      ";
    project.write("src/a.ts", consumer(comment + drops("isValid"), drops("isKnown")));
    expect((await project.run("check")).code).toBe(1);
    await project.baseline("prune");
    expect(await project.run("check")).toMatchObject({ code: 0, stderr: "" });
  });

  test("what moved or was renamed is quiet, with a notice, until prune has brought it up to date", async () => {
    const project = await adopted(both, "--reason", "old", "--owner", "stock");
    project.remove("src/a.ts");
    project.write("src/deep/stock.ts", both["src/a.ts"].replaceAll("event", "item"));
    project.write("src/deep/stock.ts", both["src/a.ts"]);
    const moved = await project.run("check");
    expect(moved.code).toBe(0);
    expect(moved.stderr).toContain(
      "2 known findings of silent-failure.baseline.jsonl moved or had something renamed (src/a.ts → src/deep/stock.ts",
    );
    await project.baseline("prune");
    expect(project.entries.map(({ file, owner }) => `${file} ${owner}`)).toEqual([
      "src/deep/stock.ts stock",
      "src/deep/stock.ts stock",
    ]);
    project.write("src/deep/stock.ts", both["src/a.ts"].replaceAll("event", "item").replace("start()", "run()"));
    // The function and what it handles, both at once, is more than can be told from something new.
    expect((await project.run("check")).code).toBe(1);
    project.write("src/deep/stock.ts", both["src/a.ts"].replaceAll("event", "item"));
    expect((await project.run("check")).code).toBe(0);
    await project.baseline("prune");
    project.write("src/deep/stock.ts", both["src/a.ts"].replaceAll("event", "item").replace("start()", "run()"));
    expect((await project.run("check")).code).toBe(0);
    await project.baseline("prune");
    expect(await project.run("check")).toMatchObject({ code: 0, stderr: "" });
    expect(project.entries.map(({ symbol, reason }) => `${symbol} ${reason}`)).toEqual([
      "run.eachMessage old",
      "run.eachMessage old",
    ]);
  });
});

describe("expiry", () => {
  test("an entry that is over fails with its finding, its owner and what renews it", async () => {
    const project = await adopted(both, "--owner", "stock");
    project.annotate({ expires: "2001-02-03" });
    const ran = await project.run("check", "src");
    expect(ran.code).toBe(1);
    expect(ran.stdout.match(/^src\/a\.ts:\d+/gm)).toHaveLength(2);
    expect(ran.stderr).toMatch(
      /^✗ 2 entries of silent-failure\.baseline\.jsonl expired on 2001-02-03 \(owner: stock\): src\/a\.ts:11, src\/a\.ts:12\. Mend what is lost there, or renew: silent-failure baseline update src --expires \d{4}-\d\d-\d\d\n/,
    );
    await project.baseline("update", "src");
    expect(project.entries[0]).toMatchObject({ expires: "2001-02-03" });
    const command = /baseline update src --expires \S+/.exec(ran.stderr)?.[0] ?? "";
    const said = await project.baseline(...command.split(" ").slice(1));
    expect(said).toContain("2 renewed");
    expect(project.entries[0]).toMatchObject({ owner: "stock" });
    expect(await project.run("check", "src")).toMatchObject({ code: 0, stderr: "" });
  });

  test("it holds on its last day, and says so beforehand", async () => {
    const project = await adopted();
    project.annotate({ expires: new Date().toISOString().slice(0, 10) });
    const ran = await project.run("check");
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain("2 expire within 14 days");
  });
});

describe("where it is looked for", () => {
  test("upwards from the working folder, and its paths begin at its own", async () => {
    const project = await adopted();
    const inner = new BaselineProject({});
    Object.assign(inner, { folder: `${project.folder}/src` });
    expect(await inner.run("check")).toMatchObject({ code: 0, stderr: "" });
    await inner.baseline("update", "a.ts");
    expect(project.entries[0]).toMatchObject({ file: "src/a.ts" });
  });

  test("--baseline, the configuration, and --no-baseline", async () => {
    const project = new BaselineProject({ ...both, "ci/conf.json": '{ "baseline": "known.jsonl" }' });
    await project.baseline("create", "--config", "ci/conf.json");
    expect(project.read("ci/known.jsonl")).toContain('"file":"../src/a.ts"');
    expect((await project.run("check")).code).toBe(1);
    expect((await project.run("check", "--config", "ci/conf.json")).code).toBe(0);
    expect((await project.run("check", "--baseline", "ci/known.jsonl")).code).toBe(0);
    expect((await project.run("check", "--config", "ci/conf.json", "--no-baseline")).code).toBe(1);
  });

  test.each([
    [["--baseline", "not.jsonl"], "not.jsonl does not exist, and --baseline names it as the baseline."],
    [["--config", "c.json"], "no.jsonl does not exist, and c.json names it as the baseline."],
    [["--baseline", "src"], "The baseline src cannot be read: it is a folder."],
  ])("%j ends in 2 before any work", async (args, sentence) => {
    const project = new BaselineProject({ ...both, "c.json": '{ "baseline": "no.jsonl" }' });
    const ran = await project.run("check", ...args);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain(sentence);
  });
});
