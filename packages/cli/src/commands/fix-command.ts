import type { Command } from "commander";
import type { FixOptions } from "../fix.ts";
import { readRemedy, remedyOptions } from "../fix/remedy-options.ts";
import { readRuleId } from "../rule-options.ts";
import { colouring } from "./colouring.ts";
import { selecting } from "./selecting.ts";

/** `silent-failure fix`. */
export function fixCommand(
  program: Command,
  run: (paths: readonly string[], options: FixOptions) => Promise<void>,
): Command {
  const command = selecting(program.command("fix"), run)
    .description("Show what makes the failures heard, as a diff; with --write, write it.")
    .option("--write", "write the changes to the files")
    .option("-i, --interactive", "ask what to do about each finding")
    .option(
      "--only <rule>",
      "findings of this rule only (repeatable)",
      (given: string, known: readonly string[]) => [...known, readRuleId("--only", given)],
      [],
    )
    .option(
      "--remedy <name>",
      `what to write, if it is offered (repeatable, first choice first): ${remedyOptions.join(", ")}`,
      (given: string, known: readonly string[]) => [...known, readRemedy(given)],
      [],
    )
    .option("--reason <text>", "why a loss is meant, for --remedy mark-intended");
  return colouring(command).addHelpText(
    "after",
    "\nWithout --remedy, the best remedy of each finding is taken. A remedy counts when the file still parses, the finding is\ngone and no other has come; else it is taken back.\nExit code: 0 nothing left to mend, 1 findings are left or not written, 2 something could not be analysed or written.",
  );
}
