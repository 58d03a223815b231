// `npm test`: makes the clone ready, runs every check, and ends with one line of counts.
// What is given after `--` goes to vitest: `npm test -- test/house` runs those tests only.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cache, root, trySetup } from "./setup.mjs";

const report = join(cache, "vitest.json");

/** Each is one test in the counts. A further check is one more line here. */
const steps = [
  { name: "type check", program: "@typescript/native/bin/tsc", args: ["-b"] },
  { name: "lint", program: "oxlint/bin/oxlint", args: [] },
  { name: "format", program: "oxfmt/bin/oxfmt", args: ["--check"] },
];

const counts = { passed: 0, failed: 0, skipped: 0 };

if (await trySetup()) {
  for (const { name, program, args } of steps) {
    const passed = (await run(program, args)) === 0;
    counts[passed ? "passed" : "failed"] += 1;
    console.log(`${passed ? "passed" : "FAILED"}: ${name}`);
  }
  await runVitest();
} else {
  // The set-up is what failed; nothing else was run.
  counts.failed += 1;
  counts.skipped += steps.length;
}

const isSkipAFailure = process.env.CI === "true";
process.exitCode = counts.failed > 0 || (isSkipAFailure && counts.skipped > 0) ? 1 : 0;
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);

async function runVitest() {
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run("vitest/vitest.mjs", ["run", ...reporters, ...process.argv.slice(2)]);

  const files = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")).testResults : [];
  let failed = 0;
  for (const file of files) {
    const count = (...statuses) => file.assertionResults.filter(({ status }) => statuses.includes(status)).length;
    // A file that cannot be loaded has no tests, and is a failure all the same.
    const broken = file.status === "failed" && count("failed") === 0 ? 1 : 0;
    failed += count("failed") + broken;
    counts.passed += count("passed");
    counts.skipped += file.assertionResults.length - count("failed", "passed");
  }
  // No tests found, an unhandled rejection, a crash: vitest says no, though no test did.
  counts.failed += code !== 0 && failed === 0 ? 1 : failed;
}

/** Runs a program of node_modules with this Node; answers its exit code. */
function run(program, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, "node_modules", program), ...args], {
      cwd: root,
      stdio: "inherit",
    });
    child.on("error", () => resolve(1));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
