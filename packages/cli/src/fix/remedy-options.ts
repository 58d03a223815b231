import { nearest } from "@silent-failure/configuration";
import { UsageError } from "../usage-error.ts";

/** As a command line takes it, by the name that suggestions have. */
const names: Readonly<Record<string, string>> = {
  "log-count-dead-letter": "logCountDeadLetter",
  "fail-the-unit": "failTheUnit",
  rethrow: "rethrow",
  reorder: "reorder",
  "check-result": "checkResult",
  "check-drift": "checkDrift",
  "dead-letter": "deadLetter",
  count: "count",
  log: "log",
  "mark-intended": "markIntended",
};

export const remedyOptions: readonly string[] = Object.keys(names);

/**
 * The name that suggestions have for `--remedy <name>`.
 * @throws UsageError with the names that there are.
 */
export function readRemedy(given: string): string {
  const name = names[given] ?? Object.values(names).find((one) => one === given);
  if (name === undefined)
    throw new UsageError(
      `--remedy ${given} is unknown.${nearest(given, remedyOptions)} Remedies: ${remedyOptions.join(", ")}.`,
    );
  return name;
}

/** `logCountDeadLetter` → `log-count-dead-letter`. */
export function optionOf(remedy: string): string {
  return remedyOptions.find((option) => names[option] === remedy) ?? remedy;
}
