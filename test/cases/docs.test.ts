import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { root } from "../house/source-files.ts";

test("generated parts of the rules' pages are up to date", { timeout: 60_000 }, async () => {
  const run = promisify(execFile)(process.execPath, [join(root, "scripts/docs.mjs"), "--check"], { cwd: root });
  const said = await run.then(
    () => "",
    (error: { stderr: string }) => error.stderr,
  );
  expect(said).toBe("");
});
