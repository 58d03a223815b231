import type { Command } from "commander";
import { readMinVisibility } from "./read-min-visibility.ts";

/** What a command can be asked about visibility. */
export function withVisibilityOptions(command: Command): Command {
  return command
    .option(
      "--min-visibility <percent or folder:percent>",
      "exit with 1 when fewer failure paths are heard, in all or in a folder (repeatable)",
      readMinVisibility,
      [],
    )
    .option("--raise-visibility", "write the figures into minVisibility of the configuration, where they are higher");
}
