import { ConfigFault } from "@silent-failure/configuration";
import { reasonOf } from "@silent-failure/configuration/files";
import { check } from "./check.ts";
import { fix } from "./fix.ts";
import { runCommandLine } from "./command-line.ts";
import { init } from "./init/init.ts";
import { merge } from "./shard/merge.ts";
import { UsageError } from "./usage-error.ts";

const couldNotAnalyse = 2;

// `silent-failure check | head` closes the pipe early; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), { check, fix, init, merge });
} catch (error) {
  process.exitCode = couldNotAnalyse;
  const isExplained = error instanceof UsageError || error instanceof ConfigFault;
  const sentence = isExplained
    ? error.message
    : `Silent Failure itself failed: ${reasonOf(error)}. Please report it; SILENT_FAILURE_DEBUG=1 shows where.`;
  process.stderr.write(`${sentence}\n`);
  if (process.env["SILENT_FAILURE_DEBUG"] && !isExplained) process.stderr.write(`${(error as Error).stack}\n`);
}
