import type { TabStop } from "../../../model/plan.ts";
import type { Unit } from "../../../model/unit.ts";
import { ask } from "../source/code.ts";

/** What is lost, in the words of logs and metrics. */
export interface Subject {
  /** In words: "stock worker". */
  readonly unit: string;
  readonly what: "dropped" | "failed";
  /** Why, as a label of a metric takes it: `invalid_payload`. One question, wherever it stands. */
  readonly reason: TabStop;
  /** The same for a reader: "invalid payload". */
  readonly because: string;
}

export function makeSubject(unit: Unit, file: string, what: Subject["what"], because: string): Subject {
  return { unit: wordsOf(unit, file), what, because, reason: ask(because.replaceAll(/[^a-z0-9]+/g, "_")) };
}

/** `onOrderShipped` → "order shipped"; a unit without a name goes by its file. */
function wordsOf({ name }: Unit, file: string): string {
  const plain = /^(?:this|the) /.test(name) ? (/[^/\\]+$/.exec(file)?.[0].replace(/(?:\.\w+)+$/, "") ?? "work") : name;
  const words = splitWords(plain.split(".").at(-1) ?? plain).filter(
    (word) => !/^(?:on|handle|handler|process|run|async)$/.test(word),
  );
  return words.length > 0 ? words.slice(0, 4).join(" ") : splitWords(plain).join(" ") || "work";
}

function splitWords(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

export function snakeCase(words: string): string {
  return words.replaceAll(/[^a-z0-9]+/g, "_");
}

export function camelCase(words: string): string {
  return words.replaceAll(/[^a-z0-9]+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

export function pascalCase(words: string): string {
  return camelCase(` ${words}`);
}
