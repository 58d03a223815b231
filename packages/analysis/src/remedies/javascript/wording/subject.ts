import type { TabStop } from "../../../model/plan.ts";
import type { Unit, UnitKind } from "../../../model/unit.ts";
import { themeOf } from "../../../reading/javascript/units/theme.ts";
import { wordsOf } from "../../../vocabulary/name-pattern.ts";
import { ask } from "../source/code.ts";
import { plural } from "./plural.ts";
import { singular } from "./singular.ts";

/** What is lost, in the words of logs and metrics. */
export interface Subject {
  /** In words, one of them: "stock message". */
  readonly unit: string;
  /** More of them: "stock messages". */
  readonly units: string;
  readonly what: "dropped" | "failed";
  /** Why, as a label of a metric takes it: `invalid_payload`. One question, wherever it stands. */
  readonly reason: TabStop;
  /** The same for a reader: "invalid payload". */
  readonly because: string;
}

export function makeSubject(unit: Unit, file: string, what: Subject["what"], because: string): Subject {
  // A run is not handed over by anybody who could miss it: it fails.
  return {
    ...named(unit, file),
    what: unit.kind === "cron" ? "failed" : what,
    because,
    reason: ask(because.replaceAll(/[^a-z0-9]+/g, "_")),
  };
}

const nouns: Readonly<Record<UnitKind, string>> = {
  message: "message",
  job: "job",
  event: "event",
  webhook: "webhook",
  cron: "run",
  request: "request",
  function: "",
};

/** "stock" of a consumer is a "stock message"; `saveOrder` that nobody hands work to is "save order". */
function named({ worksOn, kind }: Unit, file: string): Pick<Subject, "unit" | "units"> {
  const theme = worksOn ?? themeOfFile(file);
  const noun = nouns[kind];
  if (noun === "") return { unit: theme ?? "work", units: theme ?? "work" };
  const words = theme === null ? noun : `${kind === "cron" ? theme : singular(theme)} ${noun}`;
  return { unit: words, units: plural(words) };
}

/** `src/invoices/worker.ts` → "invoices": the file's own name, or that of its folder. */
function themeOfFile(file: string): string | null {
  const parts = file.split(/[/\\]/);
  const name = parts.at(-1)?.split(".", 1)[0] ?? "";
  const own = /^(?:index|app|server)$/.test(name) ? null : themeOf(wordsOf(name));
  if (own !== null) return own;
  const folder = parts.at(-2) ?? "";
  return /^(?:src|lib|dist|app|functions?|lambdas?|)$/.test(folder) ? null : themeOf(wordsOf(folder));
}

export function snakeCase(words: string): string {
  return words.replaceAll(/[^a-z0-9]+/g, "_");
}

export function camelCase(words: string): string {
  const [first = "", ...others] = words.split(/[^a-z0-9]+/);
  return first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

export function pascalCase(words: string): string {
  return camelCase(` ${words}`);
}
