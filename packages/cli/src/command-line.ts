import { nearest, type Level } from "@silent-failure/configuration";
import { Command, CommanderError } from "commander";
import packageJson from "../package.json" with { type: "json" };
import type { CheckOptions } from "./check.ts";
import { initCommand } from "./commands/init-command.ts";
import type { FixOptions } from "./fix.ts";
import { readRemedy, remedyOptions } from "./fix/remedy-options.ts";
import type { InitOptions } from "./init/init.ts";
import { readReportRequest, reportFormats } from "./output/report-formats.ts";
import { readRuleId, readRuleLevel } from "./rule-options.ts";
import { UsageError } from "./usage-error.ts";

/** What each command does. */
export interface Commands {
  readonly check: (paths: readonly string[], options: CheckOptions) => Promise<number>;
  readonly fix: (paths: readonly string[], options: FixOptions) => Promise<number>;
  readonly init: (folder: string, options: InitOptions) => Promise<number>;
}

/** Collected beside Commander, which takes `--ignore x` and `--no-ignore` for two values of one option. */
type Collected = "ignored" | "noIgnore";

/**
 * Reads the command line and runs what it asks for; answers the exit code.
 * @throws UsageError when it cannot be understood.
 */
export async function runCommandLine(args: readonly string[], { check, fix, init }: Commands): Promise<number> {
  let code = 0;
  const program = new Command("silent-failure")
    .description(`${packageJson.description}`)
    .version(packageJson.version, "-v, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .showSuggestionAfterError(false)
    .configureOutput({ writeErr: () => undefined, outputError: () => undefined })
    .exitOverride();

  const ignored: string[] = [];
  let noIgnore = false;
  const setUp = initCommand(program, async (folder, options) => {
    code = await init(folder, options);
  });
  const commands = [checkCommand(program, ignored), fixCommand(program, ignored), setUp] as const;
  for (const command of commands) command.on("option:no-ignore", () => (noIgnore = true));
  commands[0].action(async (paths: string[], options: Omit<CheckOptions, Collected>) => {
    code = await check(paths, { ...options, ignored, noIgnore });
  });
  commands[1].action(async (paths: string[], options: Omit<FixOptions, Collected>) => {
    code = await fix(paths, { ...options, ignored, noIgnore });
  });

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

function checkCommand(program: Command, ignored: string[]): Command {
  return selecting(program.command("check"), ignored)
    .description("Check files and folders; without any, the folder you are in.")
    .option("--max-warnings <n>", "exit with 1 when there are more warnings", readCount)
    .option("--quiet", "show errors only")
    .option(
      "--format <name[:file]>",
      `a report on standard output, or in a file (repeatable): ${Object.keys(reportFormats).join(", ")}`,
      readReportRequest,
      [],
    )
    .option("--no-source", "keep source text out of reports: code frames, diffs, what remedies write")
    .option("--cache", "check only what has changed since the last run")
    .option("--cache-location <path>", "where to remember that (implies --cache)")
    .option("--color", "colour the output, wherever it goes")
    .option("--no-color", "never colour the output")
    .addHelpText(
      "after",
      "\nExit code: 0 clean, 1 findings, 2 something could not be analysed.\nRules that warn do not fail a run, unless --max-warnings says so.",
    );
}

function fixCommand(program: Command, ignored: string[]): Command {
  return selecting(program.command("fix"), ignored)
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
    .option("--reason <text>", "why a loss is meant, for --remedy mark-intended")
    .option("--color", "colour the output, wherever it goes")
    .option("--no-color", "never colour the output")
    .addHelpText(
      "after",
      "\nWithout --remedy, the best remedy of each finding is taken. A remedy counts when the file still parses, the finding is\ngone and no other has come; else it is taken back.\nExit code: 0 nothing left to mend, 1 findings are left or not written, 2 something could not be analysed or written.",
    );
}

/** What decides which files are read, and by which rules. */
function selecting(command: Command, ignored: string[]): Command {
  return command
    .argument("[paths...]", "files, folders or patterns in quotes")
    .helpOption("-h, --help", "print this help")
    .option("--strict", "also show what is a matter of how much the loss is worth")
    .option("--rule <id:level>", "set a rule to off, warn or error (repeatable)", collectRule, {})
    .option("--config <file>", "read this file, not the nearest silent-failure.config.json")
    .option("--ignore <glob>", "leave files out, in the words of .gitignore (repeatable)", (given: string) =>
      ignored.push(given),
    )
    .option("--no-ignore", "check what is left out by default, by .gitignore and by the configuration");
}

function collectRule(given: string, known: Readonly<Record<string, Level>>): Readonly<Record<string, Level>> {
  const [id, level] = readRuleLevel(given);
  return { ...known, [id]: level };
}

function readCount(given: string): number {
  if (!/^\d+$/.test(given))
    throw new UsageError(`--max-warnings ${given} is not a count. Give a whole number, 0 or more.`);
  return Number(given);
}

/** What is wrong with a command line, in one sentence with what is allowed. */
function usageSentence(error: CommanderError, args: readonly string[], commands: readonly Command[]): string {
  const command = commands.find((one) => one.name() === args[0]);
  const options = [...((command ?? commands[0])?.options.map(({ long }) => long ?? "") ?? []), "--help"];
  const names = commands.map((one) => one.name());
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  switch (error.code) {
    case "commander.unknownOption": {
      if (!command) return `${named} stands before the command. Write: silent-failure check [paths...] [options].`;
      return `Unknown option ${named}.${nearest(named, options)} Options: ${options.join(", ")}.`;
    }
    case "commander.unknownCommand": {
      const hint = nearest(named, names);
      const rest = (hint ? args.slice(1) : args).join(" ");
      return `Unknown command ${named}.${hint} To check files or folders: silent-failure check ${rest}`.trimEnd();
    }
    default: {
      const text = error.message.replace(/^error: /, "");
      return `${text.charAt(0).toUpperCase()}${text.slice(1)}. See silent-failure ${command?.name() ?? "check"} --help.`;
    }
  }
}
