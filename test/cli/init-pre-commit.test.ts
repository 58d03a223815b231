import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { manifest, quiet, repositoryWith } from "./init-projects.ts";
import { runCli } from "./run-cli.ts";

const glob = "*.{ts,tsx,mts,cts,js,mjs,cjs,jsx}";

interface Case {
  readonly name: string;
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

const cases: readonly Case[] = [
  {
    name: "lint-staged in package.json, with tabs, CRLF and an array on one line",
    file: "package.json",
    before: '{\r\n\t"lint-staged": {\r\n\t\t"*.ts": ["a", "b"]\r\n\t},\r\n\t"x": [1, 2]\r\n}\r\n',
    after: `{\r\n\t"lint-staged": {\r\n\t\t"*.ts": ["a", "b"],\r\n\t\t"${glob}": "silent-failure check --staged"\r\n\t},\r\n\t"x": [1, 2]\r\n}\r\n`,
  },
  {
    name: "lint-staged in a file, for the same files already",
    file: ".lintstagedrc.json",
    before: `{ "${glob}": "eslint" }\n`,
    after: `{ "${glob}": ["eslint", "silent-failure check --staged"] }\n`,
  },
  {
    name: "lint-staged in a file without an extension, as JSON",
    file: ".lintstagedrc",
    before: "{}",
    after: `{ "${glob}": "silent-failure check --staged" }`,
  },
  {
    name: "lint-staged in YAML",
    file: ".lintstagedrc",
    before: "# all\n'*.md': prettier --write\n",
    after: `# all\n'*.md': prettier --write\n"${glob}": silent-failure check --staged\n`,
  },
  {
    name: "the jobs of lefthook",
    file: "lefthook.yml",
    before: "pre-commit:\n  jobs:\n    - name: lint\n      run: eslint\n",
    after: `pre-commit:\n  jobs:\n    - name: lint\n      run: eslint\n    - name: silent-failure\n      glob: "${glob}"\n      run: npx --no-install silent-failure check --staged\n`,
  },
  {
    name: "pre-commit, as its own sample is written, with more behind the list",
    file: ".pre-commit-config.yaml",
    before:
      "# see docs\nrepos:\n-   repo: https://example.org/hooks\n    rev: v5.0.0\n    hooks:\n    -   id: whitespace # all\n\n# more\nfail_fast: true\n",
    after:
      "# see docs\nrepos:\n-   repo: https://example.org/hooks\n    rev: v5.0.0\n    hooks:\n    -   id: whitespace # all\n-   repo: local\n    hooks:\n    -   id: silent-failure\n        name: silent failures\n        language: system\n        entry: npx --no-install silent-failure check --staged\n        types_or: [javascript, jsx, ts, tsx]\n        pass_filenames: false\n\n# more\nfail_fast: true\n",
  },
  {
    name: "pre-commit, in two columns, without a last line end",
    file: ".pre-commit-config.yaml",
    before: "repos:\n  - repo: local # ours\n    hooks:\n      - id: a",
    after:
      "repos:\n  - repo: local # ours\n    hooks:\n      - id: a\n  - repo: local\n    hooks:\n      - id: silent-failure\n        name: silent failures\n        language: system\n        entry: npx --no-install silent-failure check --staged\n        types_or: [javascript, jsx, ts, tsx]\n        pass_filenames: false\n",
  },
  {
    name: "pre-commit, in a form that cannot be added to",
    file: ".pre-commit-config.yaml",
    before: "repos: []\n",
    after: "",
  },
  {
    name: "lefthook, laid out in a way that would not stay",
    file: "lefthook.yml",
    before: "pre-commit:\n   commands:\n        lint: {   run: eslint }\n",
    after: "",
  },
  {
    name: "husky alone",
    file: ".husky/pre-commit",
    before: "npm test",
    after: "npm test\nnpx --no-install silent-failure check --staged\n",
  },
  {
    name: "simple-git-hooks",
    file: "package.json",
    before: '{ "simple-git-hooks": { "pre-commit": "npm test" } }\n',
    after: '{ "simple-git-hooks": { "pre-commit": "npm test && npx --no-install silent-failure check --staged" } }\n',
  },
];

test.each(cases)("$name", async ({ file, before, after }) => {
  const folder = repositoryWith({ "package.json": manifest({}), "index.ts": quiet, [file]: before });
  const { stderr } = await runCli(folder, ["init", "--yes"]);
  const written = readFileSync(join(folder, file), "utf8");
  expect(written).toBe(after === "" ? before : after);
  // What cannot be written without a change of other lines is shown.
  expect(stderr.includes("run it too")).toBe(after === "");
  if (after === "") return;
  await runCli(folder, ["init", "--yes"]);
  expect(readFileSync(join(folder, file), "utf8")).toBe(written);
});

test.each([
  ["lint-staged.config.mjs", "export default {};\n", "Let lint-staged run it too, in lint-staged.config.mjs:"],
  ["lefthook.toml", "", "Let lefthook run it too, in lefthook.toml:"],
  [".husky/pre-commit", "npm test\nexit $?\n", "Let .husky/pre-commit run it before a commit:"],
])("%s is left alone, and what is missing shown", async (file, before, sentence) => {
  const folder = repositoryWith({ "package.json": manifest({}), "index.ts": quiet, [file]: before });
  const { stderr } = await runCli(folder, ["init", "--yes"]);
  expect(stderr).toContain(sentence);
  expect(readFileSync(join(folder, file), "utf8")).toBe(before);
});

test("no tool, no hook", async () => {
  const folder = repositoryWith({ "package.json": manifest({}), "index.ts": quiet });
  const { stdout } = await runCli(folder, ["init", "--dry-run"]);
  expect(stdout).not.toContain("--staged");
});
