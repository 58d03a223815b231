import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CodeOwners } from "./code-owners.ts";

describe("the last line that fits counts", () => {
  const owners = new CodeOwners(`# who hears of it
*       @everyone
*.sql   @dba dba@example.com # not @nobody
/docs/*  @writers
apps/   @apps
/src/a\\ b.ts @blank
/src/generated/
!/src/x.ts @never
`);

  test.each([
    ["src/a.ts", ["@everyone"]],
    ["db/x.sql", ["@dba", "dba@example.com"]],
    ["docs/a.md", ["@writers"]],
    // One level, as GitHub reads it.
    ["docs/deep/a.md", ["@everyone"]],
    ["x/apps/y/z.ts", ["@apps"]],
    ["src/a b.ts", ["@blank"]],
    // A line without owners says that nobody owns it.
    ["src/generated/x.ts", []],
    ["src/x.ts", ["@everyone"]],
    ["/elsewhere/x.ts", []],
    ["../x.ts", []],
  ])("%s", (path, expected) => {
    expect(owners.ownersOf(path)).toEqual(expected);
  });
});

test("sections of GitLab count each, and name who owns what their lines say nothing of", () => {
  const owners = new CodeOwners(`* @all
[Backend][2] @backend
src/
src/pay/ @pay
^[Docs] @docs
*.md
[backend]
src/api/ @api
`);
  expect(owners.ownersOf("src/x.ts")).toEqual(["@all", "@backend"]);
  expect(owners.ownersOf("src/pay/x.ts")).toEqual(["@all", "@pay"]);
  expect(owners.ownersOf("src/api/x.ts")).toEqual(["@all", "@api"]);
  expect(owners.ownersOf("src/x.md")).toEqual(["@all", "@backend", "@docs"]);
});

test("the first of the usual places is read", () => {
  const root = mkdtempSync(join(tmpdir(), "silent-failure-owners-"));
  expect(CodeOwners.of(root)).toBeNull();
  mkdirSync(join(root, "docs"));
  writeFileSync(join(root, "docs/CODEOWNERS"), "* @docs");
  expect(CodeOwners.of(root)?.ownersOf("a.ts")).toEqual(["@docs"]);
  mkdirSync(join(root, ".github"));
  writeFileSync(join(root, ".github/CODEOWNERS"), "* @github");
  expect(CodeOwners.of(root)?.ownersOf("a.ts")).toEqual(["@github"]);
  rmSync(root, { recursive: true });
});
