import type { Level } from "@silent-failure/configuration";
import type { Command } from "commander";
import { readRuleLevel } from "../rule-options.ts";

/** What Commander cannot collect: it takes `--ignore x` and `--no-ignore` for two values of one option. */
export interface Ignoring {
  readonly ignored: readonly string[];
  readonly noIgnore: boolean;
}

/** Adds what decides which files are read, and by which rules; `run` is what the command does. */
export function selecting<Options extends Ignoring>(
  command: Command,
  run: (paths: readonly string[], options: Options) => Promise<void>,
): Command {
  const ignored: string[] = [];
  let noIgnore = false;
  return command
    .argument("[paths...]", "files, folders or patterns in quotes")
    .helpOption("-h, --help", "print this help")
    .option("--strict", "also show what is a matter of how much the loss is worth")
    .option("--rule <id:level>", "set a rule to off, warn or error (repeatable)", collectRule, {})
    .option("--config <file>", "read this file, not the nearest silent-failure.config.json")
    .option("--ignore <glob>", "leave files out, in the words of .gitignore (repeatable)", (given: string) =>
      ignored.push(given),
    )
    .option("--no-ignore", "check what is left out by default, by .gitignore and by the configuration")
    .on("option:no-ignore", () => (noIgnore = true))
    .action((paths: string[], options: Options) => run(paths, { ...options, ignored, noIgnore }));
}

function collectRule(given: string, known: Readonly<Record<string, Level>>): Readonly<Record<string, Level>> {
  const [id, level] = readRuleLevel(given);
  return { ...known, [id]: level };
}
