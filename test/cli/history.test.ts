import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test, vi } from "vitest";
import { fetchPackages } from "../ecosystem/fetch-packages.mjs";
import { folderOf, type PackageEntry } from "../ecosystem/package-set.mjs";
import { BaselineProject } from "./baseline-project.ts";
import { eslintConfig, runEslint } from "./run-eslint.ts";

// Tarballs are fetched once; after that, each step starts whole programs.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** Releases of one package, as they were published. */
const releases: Readonly<Record<string, string>> = {
  "1.4.8": "sha512-oPyyJ8z5qQCgSXWhh2NozwucYsnCum6QOtj576jiVQ4TyLQYesS0FOTuIjYvad1rkNwl2AcmS4Tf7/KSU1wDbQ==",
  "1.5.0": "sha512-plS3Yu3hk1cApHiaWNglRv/FU5I1Myr6jU/cuqyM/wPDpVp0gAfzP2kbcpmctCDm2IYG9+Psdtf/652mV0EQXA==",
  "1.6.0": "sha512-UVEgjZrGqleVUfe9EUuRXIjcwjj+x2hiq66xrgJCxMX+1wMj0MLE9ZB3gY47u7PW0RGuW4KE/a52Ihb6Xwhu+g==",
  "1.7.6": "sha512-AL8uPjR0ZXjqkidVCK3RiXd/7nkc0NwChuwre3F8oPU4PMQMOOkJmIEI6R/Bh1xZKj09qLJFYMyrNl5UAQqGMg==",
};

const entries: readonly PackageEntry[] = Object.entries(releases).map(([version, integrity]) => ({
  name: "@better-auth/stripe",
  version,
  integrity,
  include: ["dist/index.mjs"],
  exclude: [],
  folder: `@better-auth/stripe-${version}`,
}));

const path = "src/stripe.mjs";
const deleted = "onSubscriptionDeleted";
const org = "afterUpdateStripeOrg";
const seats = "syncSeatsAfterMemberChange";

function release(version: string): string {
  const entry = entries.find((one) => one.version === version);
  if (!entry) throw new Error(`no release ${version}`);
  return readFileSync(join(folderOf(entry), "dist/index.mjs"), "utf8");
}

/** The innermost functions of the findings that a report in ESLint's form calls new, and their lines. */
function newOnes(json: string): readonly { readonly name: string; readonly line: number }[] {
  const results = JSON.parse(json) as { messages: { line: number; suggestions: { data: { symbol: string } }[] }[] }[];
  return results.flatMap(({ messages }) =>
    messages.map(({ line, suggestions }) => ({ line, name: suggestions[0]?.data.symbol.split(".").at(-1) ?? "" })),
  );
}

/** A repository, a commit for each step, and what the gate says of it. */
class History extends BaselineProject {
  commit(message: string): void {
    for (const args of [
      ["add", "-A"],
      ["commit", "-m", message],
    ]) {
      const identity = ["-c", "user.name=t", "-c", "user.email=t@t.test"];
      const { status, stderr } = spawnSync("git", [...identity, ...args], { cwd: this.folder, encoding: "utf8" });
      if (status !== 0) throw new Error(stderr);
    }
  }

  /** The names of the functions that new findings are in, and how the run ended. */
  async check(): Promise<{ readonly code: number | null; readonly fresh: readonly string[]; readonly stderr: string }> {
    const { code, stdout, stderr } = await this.run("check", "src", "lib", "--strict", "--format", "json");
    return { code, fresh: newOnes(stdout).map(({ name }) => name), stderr };
  }

  /** Says in a comment that the loss in a function is meant. */
  async mark(name: string, reason: string): Promise<void> {
    const { stdout } = await this.run("check", "src", "--strict", "--format", "json");
    const line = newOnes(stdout).find((one) => one.name === name)?.line ?? 0;
    const lines = this.read(path).split("\n");
    lines.splice(line - 1, 0, `// eslint-disable-next-line silent-failure/masked-write-failure -- ${reason}`);
    this.write(path, lines.join("\n"));
  }

  get known(): readonly string[] {
    return this.entries.map(({ symbol }) => String(symbol).split(".").slice(-2).join("."));
  }
}

beforeAll(() => fetchPackages(entries));

test("through the releases of a real package, the number of what is known only goes down", async () => {
  const project = new History({
    [path]: release("1.4.8"),
    "src/index.mjs": "export const version = 1;\n",
    "lib/other.mjs": "export const other = 1;\n",
    "eslint.config.mjs": eslintConfig("strict"),
  });
  spawnSync("git", ["init", "-b", "main", "."], { cwd: project.folder });

  // Adopt: with our baseline, and with ESLint's own beside it.
  await project.baseline("create", "src", "lib", "--strict", "--owner", "payments");
  expect(project.entries).toHaveLength(3);
  expect((await runEslint(project.folder, "--suppress-all")).code).toBe(0);
  project.commit("adopt");
  expect(await project.check()).toMatchObject({ code: 0, fresh: [] });

  // 1.5.0 brought two more: they fail, and they alone.
  project.write(path, release("1.5.0"));
  expect(await project.check()).toMatchObject({ code: 1, fresh: [org, seats], stderr: "" });

  // 1.7.6 has mended an old one and brought those two. With one of them marked as meant, there are as many as when the gate was
  // adopted: a count sees nothing.
  project.write(path, release("1.7.6"));
  await project.mark(org, "the name is a label");
  expect(await runEslint(project.folder)).toMatchObject({ code: 0, stdout: "" });
  const swap = await project.check();
  expect(swap).toMatchObject({ code: 1, fresh: [seats] });
  expect(swap.stderr).toContain(`stands for nothing any more (${path} masked-write-failure in ${deleted})`);

  // The way of a team that takes the two in: from 1.5.0 to 1.6.0 much moved, and nothing is new.
  project.write(path, release("1.5.0"));
  await project.baseline("update", "src", "lib", "--strict", "--reason", "came with organizations");
  project.commit("1.5.0");
  project.write(path, release("1.6.0"));
  expect(release("1.6.0")).not.toBe(release("1.5.0"));
  expect(await project.check()).toMatchObject({ code: 0, fresh: [], stderr: "" });
  project.commit("1.6.0");
  expect(project.entries).toHaveLength(5);

  // Moved to another folder and name.
  project.remove(path);
  project.write("lib/payments/plugin.mjs", release("1.6.0"));
  const moved = await project.check();
  expect(moved).toMatchObject({ code: 0, fresh: [] });
  expect(moved.stderr).toContain("5 known findings of silent-failure.baseline.jsonl moved or had something renamed");
  await project.baseline("prune", "src", "lib", "--strict");
  project.commit("move");

  // A function gets another name.
  const renamed = release("1.6.0").replaceAll(seats, "alignSeats");
  project.write("lib/payments/plugin.mjs", renamed);
  expect(await project.check()).toMatchObject({ code: 0, fresh: [] });
  await project.baseline("prune", "src", "lib", "--strict");
  expect(await project.check()).toMatchObject({ code: 0, fresh: [], stderr: "" });
  expect(project.known).toContain("init.alignSeats");
  expect(project.entries.filter(({ reason }) => reason === "came with organizations")).toHaveLength(2);
  project.commit("rename");

  // 1.7.6 mends one: the run fails until the number goes down, and stays down.
  project.write("lib/payments/plugin.mjs", release("1.7.6").replaceAll(seats, "alignSeats"));
  expect(await project.check()).toMatchObject({ code: 1, fresh: [] });
  await project.baseline("prune", "src", "lib", "--strict");
  expect(project.entries).toHaveLength(4);
  expect(await project.check()).toMatchObject({ code: 0, fresh: [], stderr: "" });
  project.commit("1.7.6");
});
