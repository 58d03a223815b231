import { readFileSync } from "node:fs";
import { parse, type DocumentNode } from "@humanwhocodes/momoa";
import { Ajv2020 } from "ajv/dist/2020.js";
import schema from "../../silent-failure.schema.json" with { type: "json" };
import { reasonOf } from "../reason-of.ts";
import { UsageError } from "../usage-error.ts";
import { faultSentence } from "./fault-sentence.ts";
import type { Config } from "./config.ts";

/**
 * Reads and checks a configuration.
 * @throws UsageError naming the file, the place in it and what is allowed there.
 */
export function readConfig(path: string, shownPath: string): Config {
  const { value, document } = parseJson(readText(path, shownPath), shownPath);
  const validate = new Ajv2020({
    allErrors: true,
    verbose: true,
    allowUnionTypes: true,
    strict: false,
  }).compile<Config>(schema);
  if (validate(value)) return value;
  const faults = (validate.errors ?? []).map((fault) => faultSentence(fault, document, shownPath));
  throw new UsageError([...new Set(faults)].join("\n"));
}

function readText(path: string, shownPath: string): string {
  try {
    // Editors on Windows like to begin a file with a byte order mark.
    return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw new UsageError(
      `${shownPath} cannot be read: ${reasonOf(error)}. Give the path of a readable configuration file.`,
    );
  }
}

function parseJson(text: string, shownPath: string): { value: unknown; document: DocumentNode } {
  try {
    const document = parse(text, { mode: "json", ranges: true });
    // What momoa accepts, JSON.parse accepts too: from here on only the places are momoa's.
    return { value: JSON.parse(text), document };
  } catch (error) {
    const { line, column } = error as { line?: number; column?: number };
    const place = line === undefined || column === undefined ? shownPath : `${shownPath}:${line}:${column}`;
    const reason = (error as Error).message.replace(/ \(\d{1,9}:\d{1,9}\)$/, "").replace(/\.$/, "");
    throw new UsageError(`${place} is not valid JSON: ${reason}. Comments and trailing commas are not allowed.`);
  }
}
