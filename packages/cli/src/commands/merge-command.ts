import type { Command } from "commander";
import type { MergeOptions } from "../shard/merge.ts";
import { colouring } from "./colouring.ts";
import { reporting } from "./reporting.ts";

/** `silent-failure merge`. */
export function mergeCommand(
  program: Command,
  run: (parts: readonly string[], options: MergeOptions) => Promise<void>,
): Command {
  const command = program
    .command("merge")
    .description("Make one report of the parts that `check --shard i/n --format shard:<file>` wrote.")
    .argument("<parts...>", "the files, or folders that hold them")
    .helpOption("-h, --help", "print this help")
    .option("--config <file>", "read this file, not the nearest silent-failure.config.json")
    .action((parts: string[], options: MergeOptions) => run(parts, options));
  return colouring(reporting(command)).addHelpText(
    "after",
    "\nThe reports and the exit code are those of one run over everything.",
  );
}
