import { mkdirSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { counting, mute, repositoryWith, silent, telling, type Checkout } from "./repository-with.ts";
import { dropping, runCli } from "./run-cli.ts";

const importing = 'import { failed } from "./failed.ts";';
const since = ["--since", "main"];

/** On a branch of its own. */
function branched(files: Parameters<typeof repositoryWith>[0]): Checkout {
  const checkout = repositoryWith(files);
  checkout.git("switch", "--quiet", "--create", "feature");
  return checkout;
}

describe.concurrent("--since tells what a change brought", () => {
  test("a finding on a changed line, committed, uncommitted and in a file that git does not know", async () => {
    const checkout = branched({ "old.ts": silent, "changed.ts": telling(importing), "failed.ts": counting });
    checkout.commit({ "committed.ts": silent });
    checkout.write({ "changed.ts": silent, "deep/er/untracked.ts": dropping });
    const ran = await checkout.check(since);
    expect(ran.fresh).toEqual(["changed.ts:11", "committed.ts:11", "deep/er/untracked.ts:7"]);
    expect(ran).toMatchObject({ code: 1, stderr: "" });
    const { stdout } = await runCli(checkout.folder, ["check", ...since]);
    expect(stdout).toMatch(/1 finding more was there before, at main \([0-9a-f]{7}\)/);
    // What git ignores is nobody's change, and is not read at all.
    checkout.write({ ".gitignore": "deep\n" });
    expect((await checkout.check(since)).fresh).toEqual(["changed.ts:11", "committed.ts:11"]);
  });

  test.each([
    ["a module beside it", { "work.ts": telling(importing), "failed.ts": counting }, { "failed.ts": mute }],
    [
      "two modules away, through a re-export",
      {
        "work.ts": telling('import { failed } from "./telling/index.ts";'),
        "telling/index.ts": 'export * from "./say.ts";\n',
        "telling/say.ts": 'export { tell as failed } from "../failed.ts";\n',
        "failed.ts": counting.replace("function failed", "function tell"),
      },
      { "failed.ts": mute.replace("function failed", "function tell") },
    ],
    [
      "a path of tsconfig.json",
      {
        "tsconfig.json": '{ "compilerOptions": { "paths": { "@lib/*": ["./lib/*"] } } }',
        "work.ts": telling('import { failed } from "@lib/failed";'),
        "lib/failed.ts": counting,
      },
      { "lib/failed.ts": mute },
    ],
    [
      "a path of tsconfig.json that leads elsewhere now",
      {
        "tsconfig.json": '{ "compilerOptions": { "paths": { "@lib/*": ["./lib/*"] } } }',
        "work.ts": telling('import { failed } from "@lib/failed";'),
        "lib/failed.ts": counting,
        "other/failed.ts": mute,
      },
      { "tsconfig.json": '{ "compilerOptions": { "paths": { "@lib/*": ["./other/*"] } } }' },
    ],
    [
      "a tsconfig.json that another one extends",
      {
        "tsconfig.json": '{ "extends": "./base.json" }',
        "base.json": '{ "compilerOptions": { "paths": { "@lib/*": ["./lib/*"] } } }',
        "work.ts": telling('import { failed } from "@lib/failed";'),
        "lib/failed.ts": counting,
        "other/failed.ts": mute,
      },
      { "base.json": '{ "compilerOptions": { "paths": { "@lib/*": ["./other/*"] } } }' },
    ],
    [
      "an import of package.json that leads elsewhere now",
      {
        "package.json": '{ "name": "shop", "imports": { "#failed": "./lib/failed.ts" } }',
        "work.ts": telling('import { failed } from "#failed";'),
        "lib/failed.ts": counting,
        "other/failed.ts": mute,
      },
      { "package.json": '{ "name": "shop", "imports": { "#failed": "./other/failed.ts" } }' },
    ],
    [
      "a new file that the import leads to before the old one",
      { "work.ts": telling('import { failed } from "./failed";'), "failed/index.ts": counting },
      { "failed.ts": mute },
    ],
    [
      "a module that is gone, and another that is found in its place",
      { "work.ts": telling('import { failed } from "./failed";'), "failed.ts": counting, "failed/index.ts": mute },
      { "failed.ts": null },
    ],
  ])("a file that did not change became silent by %s", async (_, files, change) => {
    const checkout = branched({ ...files, "old.ts": silent });
    expect((await checkout.check(since)).fresh).toEqual([]);
    checkout.write(change);
    expect((await checkout.check(since)).fresh).toEqual(["work.ts:11"]);
    // The same once it is committed.
    expect((await checkout.commit().check(since)).fresh).toEqual(["work.ts:11"]);
  });

  test("a swap in one file: one is mended, another is new", async () => {
    const both = `${telling(importing)}\nexport async function start() {\n  try {\n    await orders.updateOne({}, {});\n  } catch (error) {\n    FAILED;\n  }\n}\n`;
    const second = both.replace("FAILED", "void error");
    const first = both.replace("failed(error)", "void error").replace("FAILED", "failed(error)");
    const checkout = branched({ "work.ts": first, "failed.ts": counting });
    checkout.write({ "work.ts": second });
    const ran = await checkout.check([...since, "--strict"]);
    expect(ran.fresh).toEqual(["work.ts:19"]);
  });

  test("one that a comment switched off, and does not any more", async () => {
    const ignored = silent.replace(
      "  } catch",
      "    // eslint-disable-next-line silent-failure/masked-write-failure -- the next run stores it\n  } catch",
    );
    const checkout = branched({ "work.ts": ignored });
    expect((await checkout.check([])).fresh).toEqual([]);
    checkout.write({ "work.ts": silent });
    expect((await checkout.check(since)).fresh).toEqual(["work.ts:11"]);
  });

  test("a second one that means the same", async () => {
    const again = silent
      .replace("});\n", "")
      .concat("  try {\n    await orders.insertOne(job.data);\n  } catch (error) {\n    void error;\n  }\n});\n");
    const checkout = branched({ "work.ts": silent });
    checkout.write({ "work.ts": again });
    expect((await checkout.check(since)).fresh).toEqual(["work.ts:16"]);
  });
});

describe.concurrent("what was there before stays quiet", () => {
  test.each<readonly [string, (checkout: Checkout) => unknown]>([
    ["its file is renamed", ({ folder }) => renameSync(join(folder, "work.ts"), join(folder, "other.ts"))],
    [
      "its file is moved, with lines before it",
      (checkout) => {
        mkdirSync(join(checkout.folder, "deep"));
        renameSync(join(checkout.folder, "work.ts"), join(checkout.folder, "deep/work.ts"));
        checkout.write({ "deep/work.ts": `// One\n// Two\n\n${dropping}` });
      },
    ],
    [
      "its function is renamed",
      (checkout) => checkout.write({ "work.ts": dropping.replace("function start(", "function begin(") }),
    ],
    [
      "it is formatted in another way",
      (checkout) =>
        checkout.write({ "work.ts": dropping.replaceAll("  ", "\t").replace("return;", "{\n\treturn;\n}") }),
    ],
    ["its file has other line breaks", (checkout) => checkout.write({ "work.ts": dropping.replaceAll("\n", "\r\n") })],
    ["its file is begun by a byte order mark", (checkout) => checkout.write({ "work.ts": `\uFEFF${dropping}` })],
    ["its file is gone", ({ folder }) => renameSync(join(folder, "work.ts"), join(folder, "work.txt"))],
  ])("when %s", async (_, change) => {
    const checkout = branched({ "work.ts": dropping, "clean.ts": "export const one = 1;\n" });
    change(checkout);
    expect(await checkout.check(since)).toMatchObject({ fresh: [], code: 0, stderr: "" });
    checkout.commit();
    expect(await checkout.check(since)).toMatchObject({ fresh: [], code: 0, stderr: "" });
  });

  test("when git checks out other line breaks than it holds", async () => {
    const checkout = repositoryWith({ "work.ts": dropping, "clean.ts": "" });
    checkout.git("config", "core.autocrlf", "true");
    checkout.git("rm", "--cached", "-rq", ".");
    checkout.git("reset", "--quiet", "--hard");
    checkout.git("switch", "--quiet", "--create", "feature");
    checkout.write({ "work.ts": `// One more line\r\n${dropping.replaceAll("\n", "\r\n")}` });
    expect(await checkout.check(since)).toMatchObject({ fresh: [], code: 0, stderr: "" });
  });

  test("when it came to main meanwhile: the branch is compared with where it left", async () => {
    const checkout = branched({ "a.ts": "", "b.ts": silent });
    checkout.commit({ "a.ts": silent });
    checkout.git("switch", "--quiet", "main");
    // Mended there, and not here: it was here before the branch began.
    checkout.commit({ "b.ts": "" });
    checkout.git("switch", "--quiet", "feature");
    expect((await checkout.check(since)).fresh).toEqual(["a.ts:11"]);
    checkout.git("switch", "--quiet", "--detach", "feature");
    expect((await checkout.check(since)).fresh).toEqual(["a.ts:11"]);
    expect((await checkout.check(["--since", "feature"])).fresh).toEqual([]);
  });
});

describe.concurrent("paths", () => {
  test("from a subfolder, and outside of it", async () => {
    const checkout = branched({ "apps/shop/a.ts": silent, "libs/b.ts": silent, "libs/c.ts": "" });
    // Such a name is git's to show as it is.
    checkout.git("config", "diff.relative", "true");
    checkout.write({ "apps/shop/new.ts": silent, "libs/c.ts": silent });
    const from = "apps/shop";
    expect((await checkout.check(since, { from })).fresh).toEqual(["new.ts:11"]);
    expect((await checkout.check([...since, "../../libs"], { from })).fresh).toEqual(["../../libs/c.ts:11"]);
    expect((await checkout.check([...since, "libs", "apps/**/new.ts"])).fresh).toEqual([
      "apps/shop/new.ts:11",
      "libs/c.ts:11",
    ]);
    // A pattern that only the other side has files for.
    expect((await checkout.check([...since, "libs/c.ts"])).fresh).toEqual(["libs/c.ts:11"]);
  });

  test.each([
    "with space.ts",
    "über/größe.ts",
    "qu'o\"te.ts",
    "two\nlines.ts",
    " lead.ts",
    "-dash.ts",
    "[id].ts",
    "a\tb.ts",
    "a\\b.ts",
  ])("a name such as %j", async (name) => {
    const checkout = branched({ [name]: silent, "clean.ts": "" });
    checkout.write({ [name]: `// One more line\n${silent}` });
    expect(await checkout.check(since)).toMatchObject({ fresh: [], code: 0 });
    checkout.write({ [name]: silent.replace("insertOne", "deleteOne") });
    checkout.commit();
    expect((await checkout.check(since)).fresh).toEqual([`${name}:11`]);
    checkout.write({ "clean.ts": silent });
    expect((await checkout.check(["--staged"])).fresh).toEqual([]);
  });

  test("what was no code before counts as new, and that is said", async () => {
    const checkout = branched({ "work.ts": `${silent}\n}}}` });
    checkout.write({ "work.ts": silent });
    const ran = await checkout.check(since);
    expect(ran.fresh).toEqual(["work.ts:11"]);
    expect(ran.stderr).toMatch(
      /^i work\.ts could not be read as of main \([0-9a-f]{7}\), so all that is found there counts as new\.\s*$/,
    );
  });

  test("links and submodules in the change do no harm", async () => {
    const inner = repositoryWith({ "inner.ts": silent });
    const checkout = branched({ "real.ts": silent, "clean.ts": "" });
    symlinkSync("real.ts", join(checkout.folder, "link.ts"));
    checkout.git("submodule", "--quiet", "add", inner.folder, "sub");
    checkout.write({ "new.ts": silent });
    expect((await checkout.check(since)).fresh).toEqual(["new.ts:11"]);
    checkout.commit();
    checkout.write({ "sub/inner.ts": `// One\n${silent}` });
    const ran = await checkout.check(since);
    expect(ran).toMatchObject({ fresh: ["new.ts:11"], code: 1 });
  });
});

test.concurrent("a baseline at the same time: what one of them knows is known", async () => {
  const checkout = repositoryWith({ "a.ts": silent, "b.ts": silent });
  expect(await runCli(checkout.folder, ["baseline", "create", "a.ts"])).toMatchObject({ code: 0 });
  checkout.commit();
  checkout.git("switch", "--quiet", "--create", "feature");
  checkout.write({ "c.ts": silent });
  const ran = await checkout.check(since);
  expect(ran).toMatchObject({ fresh: ["c.ts:11"], code: 1 });
  const { stdout } = await runCli(checkout.folder, ["check", ...since]);
  expect(stdout).toContain("1 finding more was there before");
  expect(stdout).toContain("1 known finding is in silent-failure.baseline.jsonl");
});
