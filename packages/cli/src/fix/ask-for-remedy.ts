import { createInterface } from "node:readline/promises";
import { ruleOf, type Choice, type Suggestion } from "@silent-failure/mending";
import type { Colours } from "../output/colours.ts";
import { harmless } from "../output/screen.ts";
import { unifiedDiff } from "./unified-diff.ts";

/** Asks a person on a terminal what to do about a finding: a number, `s` to leave it, `q` to stop. */
export async function askForRemedy(
  { message, text, suggestions }: Choice,
  shown: string,
  colours: Colours,
): Promise<readonly Suggestion[] | "stop"> {
  const offered = suggestions.filter(({ remedy }) => remedy !== "markIntended");
  const lines = [
    "",
    `${colours.bold(`${shown}:${message.line}`)}  ${colours.dim(ruleOf(message))}`,
    harmless(message.message),
    ...offered.flatMap(({ title, note }, i) => [
      `  ${colours.cyan(String(i + 1))} ${title}`,
      ...(note === "" ? [] : [`    ${colours.dim(harmless(note))}`]),
    ]),
  ];
  process.stderr.write(`${lines.join("\n")}\n`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new AbortController();
  // Ctrl+D: nobody is there to answer any more.
  terminal.once("close", () => ended.abort());
  try {
    for (;;) {
      const numbers = offered.length > 1 ? `1-${offered.length}` : offered.length === 1 ? "1" : "";
      const choices = [numbers, "d<number> shows it", "s skips", "q stops"].filter((part) => part !== "");
      const answer = (await terminal.question(`${choices.join(", ")}: `, { signal: ended.signal }))
        .trim()
        .toLowerCase();
      if (answer === "q") return "stop";
      if (answer === "s" || (answer === "" && offered.length === 0)) return [];
      const chosen = offered[Number(answer.replace(/^d/, "") || 1) - 1];
      if (!chosen) continue;
      if (!answer.startsWith("d")) return [chosen];
      const after = text.slice(0, chosen.range[0]) + chosen.text + text.slice(chosen.range[1]);
      process.stderr.write(unifiedDiff(shown, text, after, colours));
    }
  } catch (error) {
    if (ended.signal.aborted) return "stop";
    throw error;
  } finally {
    terminal.close();
  }
}
