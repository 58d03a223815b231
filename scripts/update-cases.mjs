// `npm run cases:update`: draws the squiggles of all bad cases anew, where its reader then reviews them in the diff.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./setup.mjs";

const vitest = join(root, "node_modules/vitest/vitest.mjs");
const child = spawn(process.execPath, [vitest, "run", "test/cases/cases.test.ts", "-t", "bad cases"], {
  cwd: root,
  env: { ...process.env, UPDATE_CASES: "1" },
  stdio: "inherit",
});
child.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
