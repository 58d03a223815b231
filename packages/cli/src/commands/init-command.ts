import type { Command } from "commander";
import type { InitOptions } from "../init/init.ts";

/** Defines `init`; `run` gets the folder that was given, or the one that the caller is in. */
export function initCommand(program: Command, run: (folder: string, options: InitOptions) => Promise<void>): Command {
  return program
    .command("init")
    .argument("[folder]", "the folder of the project", ".")
    .helpOption("-h, --help", "print this help")
    .description("Set up the gate in a project: configuration, CI, pre-commit hook and a first baseline.")
    .option("-y, --yes", "write without a question")
    .option("--dry-run", "show what would be written, as a diff, and write nothing")
    .option("--eslint", "put the rules into the project's ESLint configuration")
    .option("--no-eslint", "leave ESLint alone, and write a silent-failure.config.json")
    .option("--color", "colour the output, wherever it goes")
    .option("--no-color", "never colour the output")
    .addHelpText(
      "after",
      "\nFiles of the project are read, never run. What is there is shown as a diff and changed after a question only.\nExit code: 0 done or nothing to do, 2 something could not be read or written, or nobody could be asked.",
    )
    .action(run);
}
