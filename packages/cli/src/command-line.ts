import { Command, CommanderError } from "commander";
import packageJson from "../package.json" with { type: "json" };
import type { CheckOptions } from "./check.ts";
import { baselineCommand } from "./commands/baseline-command.ts";
import { checkCommand } from "./commands/check-command.ts";
import { fixCommand } from "./commands/fix-command.ts";
import { initCommand } from "./commands/init-command.ts";
import { mergeCommand } from "./commands/merge-command.ts";
import { usageSentence } from "./commands/usage-sentence.ts";
import type { FixOptions } from "./fix.ts";
import type { InitOptions } from "./init/init.ts";
import type { MergeOptions } from "./shard/merge.ts";
import { UsageError } from "./usage-error.ts";

/** What each command does; it answers the exit code. */
export interface Commands {
  readonly check: (paths: readonly string[], options: CheckOptions) => Promise<number>;
  readonly fix: (paths: readonly string[], options: FixOptions) => Promise<number>;
  readonly init: (folder: string, options: InitOptions) => Promise<number>;
  readonly merge: (parts: readonly string[], options: MergeOptions) => Promise<number>;
}

/**
 * Reads the command line and runs what it asks for; answers the exit code.
 * @throws UsageError when it cannot be understood.
 */
export async function runCommandLine(args: readonly string[], { check, fix, init, merge }: Commands): Promise<number> {
  let code = 0;
  const program = new Command("silent-failure")
    .description(`${packageJson.description}`)
    .version(packageJson.version, "-v, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .showSuggestionAfterError(false)
    .configureOutput({ writeErr: () => undefined, outputError: () => undefined })
    .exitOverride();

  const kept =
    <Given, Options>(run: (given: Given, options: Options) => Promise<number>) =>
    async (given: Given, options: Options): Promise<void> => {
      code = await run(given, options);
    };
  const commands = [
    checkCommand(program, kept(check)),
    fixCommand(program, kept(fix)),
    baselineCommand(program, (done) => (code = done)),
    mergeCommand(program, kept(merge)),
    initCommand(program, kept(init)),
  ];

  if (args.length === 0) {
    process.stdout.write(program.helpInformation() + "\nTo check the folder you are in: silent-failure check\n");
    return 2;
  }
  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw new UsageError(usageSentence(error, args, commands));
  }
  return code;
}
