import { Command, CommanderError, Option } from "commander";
import packageJson from "../package.json" with { type: "json" };
import type { CheckOptions } from "./check.ts";
import type { Level } from "./config/config.ts";
import { nearest } from "./nearest.ts";
import { readRuleLevel } from "./rule-levels.ts";
import { UsageError } from "./usage-error.ts";

const formats = ["pretty", "json"];

/**
 * Reads the command line and runs what it asks for; answers the exit code.
 * @throws UsageError when it cannot be understood.
 */
export async function runCommandLine(
  args: readonly string[],
  check: (paths: readonly string[], options: CheckOptions) => Promise<number>,
): Promise<number> {
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
  const command = checkCommand(program, ignored);
  // Commander takes `--ignore x` and `--no-ignore` for two values of one option; here both can be meant.
  let noIgnore = false;
  command.on("option:no-ignore", () => (noIgnore = true));
  command.action(async (paths: string[], options: Omit<CheckOptions, "ignored" | "noIgnore">) => {
    code = await check(paths, { ...options, ignored, noIgnore });
  });

  if (args.length === 0) {
    process.stdout.write(program.helpInformation() + "\nTo check the folder you are in: silent-failure check\n");
    return 2;
  }
  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw new UsageError(usageSentence(error, args, command));
  }
  return code;
}

function checkCommand(program: Command, ignored: string[]): Command {
  return program
    .command("check")
    .description("Check files and folders; without any, the folder you are in.")
    .argument("[paths...]", "files, folders or patterns in quotes")
    .helpOption("-h, --help", "print this help")
    .option("--strict", "also show what is a matter of how much the loss is worth")
    .option("--rule <id:level>", "set a rule to off, warn or error (repeatable)", collectRule, {})
    .option("--config <file>", "read this file, not the nearest silent-failure.config.json")
    .option("--ignore <glob>", "leave files out, in the words of .gitignore (repeatable)", (given: string) =>
      ignored.push(given),
    )
    .option("--no-ignore", "check what is left out by default, by .gitignore and by the configuration")
    .option("--max-warnings <n>", "exit with 1 when there are more warnings", readCount)
    .option("--quiet", "show errors only")
    .addOption(new Option("--format <name>", "output").choices(formats).default("pretty"))
    .option("--cache", "check only what has changed since the last run")
    .option("--cache-location <path>", "where to remember that (implies --cache)")
    .option("--color", "colour the output, wherever it goes")
    .option("--no-color", "never colour the output")
    .addHelpText(
      "after",
      "\nExit code: 0 clean, 1 findings, 2 something could not be analysed.\nRules that warn do not fail a run, unless --max-warnings says so.",
    );
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
function usageSentence(error: CommanderError, args: readonly string[], command: Command): string {
  const options = [...command.options.map(({ long }) => long ?? ""), "--help"];
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  switch (error.code) {
    case "commander.unknownOption": {
      if (args[0] !== "check")
        return `${named} stands before the command. Write: silent-failure check [paths...] [options].`;
      return `Unknown option ${named}.${nearest(named, options)} Options: ${options.join(", ")}.`;
    }
    case "commander.unknownCommand": {
      const hint = nearest(named, ["check"]);
      const rest = (hint ? args.slice(1) : args).join(" ");
      return `Unknown command ${named}.${hint} To check files or folders: silent-failure check ${rest}`.trimEnd();
    }
    case "commander.invalidArgument":
      return choiceSentence(error.message) ?? error.message.replace(/^error: /, "");
    default: {
      const text = error.message.replace(/^error: /, "");
      return `${text.charAt(0).toUpperCase()}${text.slice(1)}. See silent-failure check --help.`;
    }
  }
}

function choiceSentence(message: string): string | undefined {
  // commander: option '--format <format>' argument 'xml' is invalid. Allowed choices are pretty, json.
  const [, named = "", , given = "", rest = ""] = message.split("'");
  const allowed = rest.split("Allowed choices are ")[1]?.replace(/\.$/, "") ?? "";
  const option = named.split(" ")[0];
  const match = allowed !== "" && option?.startsWith("--");
  return match
    ? `${option} ${given} is unknown.${nearest(given, allowed.split(", "))} Allowed: ${allowed}.`
    : undefined;
}
