import type { Command } from "commander";

/** Adds whether the output is coloured. */
export function colouring(command: Command): Command {
  return command
    .option("--color", "colour the output, wherever it goes")
    .option("--no-color", "never colour the output");
}
