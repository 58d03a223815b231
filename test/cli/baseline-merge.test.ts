import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { BaselineProject, baselineName, consumer, drops } from "./baseline-project.ts";

class Repository extends BaselineProject {
  git(...args: readonly string[]): { readonly status: number | null; readonly output: string } {
    const identity = ["-c", "user.name=t", "-c", "user.email=t@t.test", "-c", "core.autocrlf=false"];
    const { status, stdout, stderr } = spawnSync("git", [...identity, ...args], { cwd: this.folder, encoding: "utf8" });
    return { status, output: stdout + stderr };
  }

  commit(message: string): void {
    this.git("add", "-A");
    const { status, output } = this.git("commit", "-m", message);
    if (status !== 0) throw new Error(output);
  }
}

const clean = consumer();
const files = Object.fromEntries(
  "abcdefgh".split("").map((name) => [`src/${name}.ts`, name < "c" ? consumer(drops("isValid")) : clean]),
);

/** Two branches, each with findings of its own in these files, merged. */
async function merged(ours: readonly string[], theirs: readonly string[], attributes: string | null) {
  const project = new Repository({ ...files, ...(attributes === null ? {} : { ".gitattributes": attributes }) });
  project.git("init", "-b", "main", ".");
  await project.baseline("create");
  project.commit("adopt");
  for (const [branch, changed] of [
    ["ours", ours],
    ["theirs", theirs],
  ] as const) {
    project.git("checkout", "-b", branch, "main");
    for (const name of changed) project.write(`src/${name}.ts`, consumer(drops("isKnown")));
    await project.baseline("update", "--owner", branch);
    project.commit(branch);
  }
  return { project, merge: project.git("merge", "ours", "-m", "merge") };
}

const attribute = `${baselineName} merge=union\n`;

test("both sides added lines beside one another: with merge=union there is nothing to resolve", async () => {
  const { project, merge } = await merged(["d", "f"], ["e", "g"], attribute);
  expect(merge).toMatchObject({ status: 0 });
  expect(project.entries.map(({ file }) => file).toSorted()).toEqual(
    "abdefg".split("").map((name) => `src/${name}.ts`),
  );
  expect(await project.run("check")).toMatchObject({ code: 0, stderr: "" });
  // Whoever writes it next brings it in order.
  await project.baseline("prune");
  expect(project.entries.map(({ file }) => file)).toEqual("abdefg".split("").map((name) => `src/${name}.ts`));
});

test("without it, both keep their lines by hand, and the sentence says how", async () => {
  const { project, merge } = await merged(["d"], ["e"], null);
  expect(merge.status).toBe(1);
  const ran = await project.run("check");
  expect(ran).toMatchObject({ code: 2, stdout: "" });
  expect(ran.stderr).toContain(
    `${baselineName}:4 has the marker of a merge conflict. Keep the lines of both sides and delete the markers`,
  );
  project.write(baselineName, project.read().replaceAll(/^(?:<{7}|={7}|>{7}).*\n/gm, ""));
  expect(await project.run("check")).toMatchObject({ code: 0, stderr: "" });
});

test("lines that lie apart merge by themselves", async () => {
  const project = new Repository({ ...files, "src/a1.ts": clean, "src/h.ts": consumer(drops("isValid")) });
  project.git("init", "-b", "main", ".");
  await project.baseline("create");
  project.commit("adopt");
  for (const [branch, name] of [
    ["ours", "a1"],
    ["theirs", "z"],
  ] as const) {
    project.git("checkout", "-b", branch, "main");
    project.write(`src/${name}.ts`, consumer(drops("isKnown")));
    await project.baseline("update");
    project.commit(branch);
  }
  const { status, output } = project.git("merge", "ours", "-m", "merge");
  expect({ status, output }).toMatchObject({ status: 0 });
  expect(project.entries.map(({ file }) => file)).toEqual([
    "src/a.ts",
    "src/a1.ts",
    "src/b.ts",
    "src/h.ts",
    "src/z.ts",
  ]);
  expect(await project.run("check")).toMatchObject({ code: 0, stderr: "" });
});

test("what one side took out and a union brings back is seen", async () => {
  const project = new Repository({ ...files, ".gitattributes": attribute });
  project.git("init", "-b", "main", ".");
  await project.baseline("create");
  project.commit("adopt");
  project.git("checkout", "-b", "mended");
  project.write("src/b.ts", clean);
  await project.baseline("prune");
  project.commit("mended");
  project.git("checkout", "-b", "added", "main");
  project.write("src/c.ts", consumer(drops("isKnown")));
  await project.baseline("update");
  project.commit("added");
  expect(project.git("merge", "mended", "-m", "merge").status).toBe(0);
  const ran = await project.run("check");
  const isBack = project.entries.some(({ file }) => file === "src/b.ts");
  expect(ran.code).toBe(isBack ? 1 : 0);
  await project.baseline("prune");
  expect(project.entries.map(({ file }) => file)).toEqual(["src/a.ts", "src/c.ts"]);
});

test("an entry that one side renewed and the other kept counts once, as renewed", async () => {
  const project = new BaselineProject({ "a.ts": consumer(drops("isValid")) });
  await project.baseline("create");
  const [head, entry = "", ...rest] = project.read().split("\n");
  const renewed = (day: string) => entry.replace(/\}$/, `,"expires":"${day}"}`);
  project.write(baselineName, [head, renewed("2001-01-01"), renewed("2999-01-01"), entry, entry, ...rest].join("\n"));
  expect(await project.run("check")).toMatchObject({ code: 0, stderr: "" });
  await project.baseline("prune");
  expect(project.entries).toEqual([expect.objectContaining({ expires: "2999-01-01" })]);
});
