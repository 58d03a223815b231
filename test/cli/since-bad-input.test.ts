import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checked, repositoryWith, silent, type Checkout } from "./repository-with.ts";
import { folderWith, runCli } from "./run-cli.ts";

const since = ["--since", "main"];

/** On a branch of its own. */
function branched(files: Parameters<typeof repositoryWith>[0]): Checkout {
  const checkout = repositoryWith(files);
  checkout.git("switch", "--quiet", "--create", "feature");
  return checkout;
}

describe.concurrent("what cannot be answered ends in 2 and one sentence", () => {
  async function refused(folder: string, args: readonly string[], sentence: RegExp, env = {}): Promise<void> {
    const ran = await checked(folder, args, { env });
    const one = new RegExp(`^.*(?:${sentence.source}).*\n$`);
    expect(ran).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(one) });
  }

  test.each([
    [
      "gone",
      /--since gone names no commit, branch or tag that is here\. Check the spelling, or fetch it first: git fetch origin gone \(/,
    ],
    ["--output=x", /--since --output=x names no commit/],
    ["-h", /--since -h names no commit/],
    ["", /--since names no commit|--since {2}names/],
    ["HEAD..HEAD", /names no commit/],
    ["main:a.ts", /names no commit/],
    ["$(touch x)", /names no commit/],
  ])("a ref such as %j", async (ref, sentence) => {
    const checkout = branched({ "a.ts": silent });
    await refused(checkout.folder, [`--since=${ref}`], sentence);
    expect(checkout.git("status", "--porcelain")).toBe("");
  });

  test("a shallow clone", async () => {
    const origin = branched({ "a.ts": silent }).commit({ "b.ts": silent }).commit({ "c.ts": silent });
    const clone = join(folderWith({}), "clone");
    origin.git("clone", "--quiet", "--depth", "1", "--no-single-branch", `file://${origin.folder}`, clone);
    await refused(clone, ["--since", "origin/main"], /this clone is shallow.*git fetch --unshallow.*fetch-depth: 0/);
    expect(origin.git("-C", clone, "status", "--porcelain")).toBe("");
    const single = join(folderWith({}), "clone");
    origin.git("clone", "--quiet", "--depth", "1", `file://${origin.folder}`, single);
    await refused(single, ["--since", "origin/main"], /names no commit.*git fetch origin main/);
  });

  test("no git, no repository, no commit, nothing in common, a bare repository, inside of .git", async () => {
    const checkout = branched({ "a.ts": silent });
    await refused(checkout.folder, since, /--since main needs git, and there is no git on the PATH\./, {
      PATH: "/none",
    });
    await refused(folderWith({ "a.ts": silent }), since, /--since main needs a git repository, and \S+ is in none\./);
    const fresh = folderWith({ "a.ts": silent });
    checkout.git("init", "--quiet", "--initial-branch", "main", fresh);
    await refused(fresh, since, /--since main .*there is none yet\. Commit first\.|names no commit/);
    checkout.git("switch", "--quiet", "--orphan", "apart");
    checkout.commit({ "b.ts": silent });
    await refused(checkout.folder, since, /main and HEAD have no commit in common\./);
    const bare = folderWith({ "a.ts": silent });
    checkout.git("clone", "--quiet", "--bare", checkout.folder, join(bare, "bare.git"));
    await refused(join(bare, "bare.git"), since, /needs a git repository/);
    await refused(join(checkout.folder, ".git"), since, /needs a git repository/);
    expect(checkout.git("status", "--porcelain")).toBe("");
  });

  test("with --staged, or with a part", async () => {
    const checkout = branched({ "a.ts": silent });
    await refused(checkout.folder, [...since, "--staged"], /--since and --staged ask for two things\./);
    await refused(
      checkout.folder,
      [...since, "--shard", "1/2"],
      /--since and --staged look at a change\. Leave one out\./,
    );
    const ran = await runCli(checkout.folder, ["check", ...since, "--format", "shard:p.json"]);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toMatch(/--format shard/);
    expect(checkout.git("status", "--porcelain")).toBe("");
  });
});
