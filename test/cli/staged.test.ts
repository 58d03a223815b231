import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Checkout, checked, counting, mute, repositoryWith, silent, telling } from "./repository-with.ts";
import { cliPath, dropping, folderWith } from "./run-cli.ts";

const importing = 'import { failed } from "./failed.ts";';
const heard = telling(importing);
const staged = ["--staged"];
/** Two places in one file, far enough apart to be staged one by one. */
const two = (first: string, second: string) =>
  `${telling(importing, first)}${"\n".repeat(8)}export async function start() {
  try {
    await orders.updateOne({}, {});
  } catch (error) {
    ${second};
  }
}
export const other = new Worker("more", start);
`;

describe.concurrent("--staged looks at what git would commit", () => {
  test("not at what is only on the disk: neither a fix nor a new failure", async () => {
    const checkout = repositoryWith({ "a.ts": heard, "b.ts": heard, "failed.ts": counting });
    checkout.write({ "a.ts": silent });
    checkout.git("add", "a.ts");
    checkout.write({ "a.ts": heard, "b.ts": silent, "untracked.ts": silent });
    expect(await checkout.check(staged)).toMatchObject({ fresh: ["a.ts:11"], code: 1, stderr: "" });
    // It is on the disk, and will be there in no commit.
    checkout.git("add", "--intent-to-add", "untracked.ts");
    expect((await checkout.check(staged)).fresh).toEqual(["a.ts:11"]);
    checkout.git("reset", "--quiet");
    expect(await checkout.check(staged)).toMatchObject({ fresh: [], code: 0 });
  });

  test("a helper that is staged makes others silent, and one that is not does not", async () => {
    const checkout = repositoryWith({ "work.ts": heard, "failed.ts": counting, "deep/old.ts": silent });
    checkout.write({ "failed.ts": mute });
    expect((await checkout.check(staged)).fresh).toEqual([]);
    checkout.git("add", "failed.ts");
    checkout.write({ "failed.ts": counting });
    expect((await checkout.check(staged)).fresh).toEqual(["work.ts:11"]);
    expect((await checkout.check([...staged, ".."], { from: "deep" })).fresh).toEqual(["../work.ts:11"]);
  });

  test("a file that is staged in part", async () => {
    const checkout = repositoryWith({ "a.ts": two("failed(error)", "failed(error)"), "failed.ts": counting });
    checkout.write({ "a.ts": two("failed(error)", "void error") });
    checkout.git("add", "a.ts");
    checkout.write({ "a.ts": two("void error", "void error") });
    expect((await checkout.check([...staged, "--strict"])).fresh).toEqual(["a.ts:26"]);
  });

  test("what is staged to be gone, renamed, or gone from the disk alone", async () => {
    const checkout = repositoryWith({ "gone.ts": silent, "old.ts": dropping, "clean.ts": "" });
    checkout.git("rm", "--quiet", "gone.ts");
    checkout.git("mv", "old.ts", "new.ts");
    expect(await checkout.check(staged)).toMatchObject({ fresh: [], code: 0, stderr: "" });
    checkout.write({ "add.ts": silent.replace("insertOne", "deleteOne") });
    checkout.git("add", "add.ts");
    rmSync(join(checkout.folder, "add.ts"));
    expect((await checkout.check(staged)).fresh).toEqual(["add.ts:11"]);
    // Renamed on the disk, and not in what is staged.
    renameSync(join(checkout.folder, "new.ts"), join(checkout.folder, "newer.ts"));
    expect((await checkout.check(staged)).fresh).toEqual(["add.ts:11"]);
  });

  test("the first commit", async () => {
    const checkout = new Checkout(folderWith({ "a.ts": silent, "b.ts": silent }));
    checkout.git("init", "--quiet", "--initial-branch", "main");
    checkout.git("add", "a.ts");
    expect(await checkout.check(staged)).toMatchObject({ fresh: ["a.ts:11"], code: 1, stderr: "" });
  });

  test("a conflict is git's to refuse: the sentence says so, and the exit code is 2", async () => {
    const checkout = repositoryWith({ "a.ts": heard, "b.ts": heard, "failed.ts": counting });
    checkout.git("switch", "--quiet", "--create", "feature");
    checkout.commit({ "a.ts": silent, "b.ts": null });
    checkout.git("switch", "--quiet", "main");
    checkout.commit({ "a.ts": heard.replace("failed(error)", "failed(1)"), "b.ts": silent });
    expect(() => checkout.git("merge", "--quiet", "feature")).toThrow(/CONFLICT/);
    const ran = await checkout.check(staged);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toMatch(/^--staged .*a\.ts.*conflict.*git add.*\n$/);
  });

  test("no repository, and no git", async () => {
    const folder = folderWith({ "a.ts": silent });
    expect(await checked(folder, staged)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^--staged needs a git repository, .*\n$/),
    });
    expect(await checked(folder, staged, { env: { PATH: "/none" } })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^--staged needs git, .*\n$/),
    });
  });
});

describe.concurrent("in the hook of a real git commit", () => {
  function hooked(files: Parameters<typeof repositoryWith>[0], before = ""): Checkout {
    const checkout = repositoryWith(files);
    const hook = `#!/bin/sh\n${before}\nenv | grep ^GIT_ > "$OLDPWD/git-env" 2>/dev/null\nexec "${process.execPath}" "${cliPath}" check --staged --format agent\n`;
    checkout.write({ ".git/hooks/pre-commit": hook });
    chmodSync(join(checkout.folder, ".git/hooks/pre-commit"), 0o755);
    return checkout;
  }
  function commit({ folder }: { readonly folder: string }, ...args: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(
      "git",
      ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "--message", "change", ...args],
      { cwd: folder, encoding: "utf8", env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null" } },
    );
    const out = stdout + stderr;
    return { isDone: status === 0, fresh: [...out.matchAll(/^(\S+:\d+) error/gm)].map(([, at]) => at), out };
  }
  const files = { "a.ts": heard, "b.ts": heard, "failed.ts": counting, "deep/c.ts": "", "deep/d.ts": "" };

  test("what is staged", () => {
    const checkout = hooked(files).write({ "a.ts": silent });
    checkout.git("add", "a.ts");
    checkout.write({ "a.ts": heard, "b.ts": silent });
    expect(commit(checkout)).toMatchObject({ isDone: false, fresh: ["a.ts:11"] });
    checkout.git("add", "a.ts");
    checkout.write({ "deep/c.ts": "// More\n" });
    checkout.git("add", "deep/c.ts");
    expect(commit(checkout)).toMatchObject({ isDone: true, fresh: [] });
  });

  test("commit --all: all that git knows, from an index of its own", () => {
    const checkout = hooked(files).write({ "a.ts": silent, "untracked.ts": silent });
    expect(commit(checkout, "--all")).toMatchObject({ isDone: false, fresh: ["a.ts:11"] });
  });

  test("commit <path>: that path alone, from an index of its own", () => {
    const checkout = hooked(files).write({ "a.ts": silent, "b.ts": silent, "deep/c.ts": "// More\n" });
    checkout.git("add", "a.ts");
    expect(commit(checkout, "b.ts")).toMatchObject({ isDone: false, fresh: ["b.ts:11"] });
    expect(commit(checkout, "deep/c.ts")).toMatchObject({ isDone: true, fresh: [] });
  });

  test("in a second worktree, and from a folder in it", () => {
    const checkout = hooked(files, "cd deep");
    const other = { folder: join(folderWith({}), "other") };
    checkout.git("worktree", "add", "--quiet", "-b", "other", other.folder);
    const worktree = new Checkout(other.folder).write({ "deep/c.ts": silent, "deep/d.ts": silent, "a.ts": silent });
    worktree.git("add", "deep/c.ts");
    expect(commit(worktree)).toMatchObject({ isDone: false, fresh: ["c.ts:11"] });
    expect(commit(worktree, "deep/d.ts")).toMatchObject({ isDone: false, fresh: ["d.ts:11"] });
    // What this test is about: git names its folder to the hook, and that of the index.
    expect(readFileSync(join(other.folder, "git-env"), "utf8")).toMatch(/^GIT_DIR=/m);
    checkout.write({ "deep/c.ts": silent });
    expect(commit(checkout, "--all")).toMatchObject({ isDone: false, fresh: ["c.ts:11"] });
  });
});
