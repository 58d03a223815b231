import type { Command } from "commander";
import { createBaseline } from "../baseline/create-baseline.ts";
import { explainBaseline } from "../baseline/explain-baseline.ts";
import { exportSuppressions } from "../baseline/export-suppressions.ts";
import { importSuppressions } from "../baseline/import-suppressions.ts";
import { reviseBaseline } from "../baseline/revise-baseline.ts";
import type { BaselineRunOptions, WriteOptions } from "../baseline/write-options.ts";
import type { SelectOptions } from "../plan.ts";
import { colouring } from "./colouring.ts";
import { selecting } from "./selecting.ts";

/** `silent-failure baseline …`: the findings that are known. */
export function baselineCommand(program: Command, onDone: (code: number) => void): Command {
  const baseline = program
    .command("baseline")
    .description("Keep the findings that are known in a file, so that new ones fail alone.")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false);

  const add = <Options extends SelectOptions>(
    name: string,
    description: string,
    run: (paths: readonly string[], options: Options) => Promise<number>,
  ): Command => {
    const command = selecting(baseline.command(name), async (paths, options: Options) =>
      onDone(await run(paths, options)),
    )
      .description(description)
      .option("--baseline <file>", "the file, if not the nearest silent-failure.baseline.jsonl");
    return colouring(command);
  };

  const create = add<WriteOptions>("create", "Write a new baseline with all that is found.", createBaseline);
  const update = add<WriteOptions>(
    "update",
    "Add what is new, take out what stands for nothing, bring the rest up to date.",
    (paths, options) => reviseBaseline(paths, options, { addsNew: true }),
  );
  const prune = add<WriteOptions>(
    "prune",
    "Take out what stands for nothing, bring the rest up to date; add nothing.",
    (paths, options) => reviseBaseline(paths, options, { addsNew: false }),
  );
  add<BaselineRunOptions>("explain", "Say of each entry what it stands for now.", explainBaseline)
    .usage("[options] [folder | file | file:line | text ...]")
    .addHelpText("after", "\nIt never fails on what is known.");
  const takeOver = add<WriteOptions>("import", "Make entries of ESLint's bulk suppressions.", importSuppressions);
  const handOver = add<WriteOptions>(
    "export",
    "Write ESLint's bulk suppressions from the baseline.",
    exportSuppressions,
  );
  for (const command of [takeOver, handOver]) command.usage("[options] [eslint-suppressions.json] [paths...]");
  for (const command of [create, update, takeOver]) annotating(command);
  for (const command of [create, update, prune, takeOver, handOver])
    command.option("--dry-run", "show what would change, and write nothing");
  return baseline;
}

/** What is said of the entries that a command adds. */
function annotating(command: Command): void {
  command
    .option("--reason <text>", "why what is added may stay for now")
    .option("--owner <name>", "who answers for it")
    .option("--expires <day>", "until when it may stay, as in 2027-01-31");
}
