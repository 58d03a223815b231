import { nearest } from "@silent-failure/configuration";
import type { Command, CommanderError } from "commander";

/** What is wrong with a command line, in one sentence with what is allowed. */
export function usageSentence(error: CommanderError, args: readonly string[], commands: readonly Command[]): string {
  const outer = commands.find((one) => one.name() === args[0]);
  const inner = outer?.commands.find((one) => one.name() === args[1]);
  const command = inner ?? outer;
  const options = [...((command ?? commands[0])?.options.map(({ long }) => long ?? "") ?? []), "--help"];
  const group = outer && outer.commands.length > 0 ? outer : null;
  const names = (group?.commands ?? commands).map((one) => one.name());
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  switch (error.code) {
    case "commander.unknownOption": {
      if (!command) return `${named} stands before the command. Write: silent-failure check [paths...] [options].`;
      return `Unknown option ${named}.${nearest(named, options)} Options: ${options.join(", ")}.`;
    }
    case "commander.unknownCommand": {
      const hint = nearest(named, names);
      if (group) return `Unknown command ${group.name()} ${named}.${hint} Commands: ${names.join(", ")}.`;
      const rest = (hint ? args.slice(1) : args).join(" ");
      return `Unknown command ${named}.${hint} To check files or folders: silent-failure check ${rest}`.trimEnd();
    }
    case "commander.help":
      return `${group?.name() ?? ""} is a group of commands: ${names.join(", ")}. See silent-failure ${group?.name() ?? ""} --help.`;
    default: {
      const text = error.message.replace(/^error: /, "");
      return `${text.charAt(0).toUpperCase()}${text.slice(1)}. See silent-failure ${[group, command ?? commands[0]]
        .map((one) => one?.name() ?? "")
        .join(" ")
        .trim()} --help.`;
    }
  }
}
