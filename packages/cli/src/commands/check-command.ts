import type { Command } from "commander";
import type { CheckOptions } from "../check.ts";
import { readShard } from "../shard/read-shard.ts";
import { UsageError } from "../usage-error.ts";
import { colouring } from "./colouring.ts";
import { reporting } from "./reporting.ts";
import { selecting } from "./selecting.ts";

/** `silent-failure check`. */
export function checkCommand(
  program: Command,
  run: (paths: readonly string[], options: CheckOptions) => Promise<void>,
): Command {
  const command = selecting(program.command("check"), run).description(
    "Check files and folders; without any, the folder you are in.",
  );
  return colouring(
    reporting(command)
      .option("--since <ref>", "what is new since the branch left this commit, branch or tag")
      .option("--staged", "what is new in what git would commit")
      .option("--cache", "judge only what has changed since the last run")
      .option("--cache-location <folder>", "where to remember that (implies --cache)")
      .option(
        "--concurrency <n>",
        "how many files to judge at a time; as many as there are cores, 8 at most",
        readThreads,
      )
      .option("--shard <i/n>", "check one of n parts: see silent-failure merge", readShard),
  ).addHelpText(
    "after",
    "\nExit code: 0 clean, 1 findings, 2 something could not be analysed.\nRules that warn do not fail a run, unless --max-warnings says so.",
  );
}

function readThreads(given: string): number {
  if (!/^[1-9]\d{0,2}$/.test(given))
    throw new UsageError(`--concurrency ${given} is not a number of threads. Give a whole number from 1 to 999.`);
  return Number(given);
}
