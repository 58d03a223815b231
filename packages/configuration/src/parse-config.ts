import { parse, type DocumentNode } from "@humanwhocodes/momoa";
import { ConfigFault } from "./config-fault.ts";
import { placeOfFault } from "./fault-place.ts";
import { faultSentence } from "./fault-sentence.ts";
import type { Config } from "./config.ts";
import { validate } from "./validate-config.generated.js";

/**
 * Reads and checks the text of a configuration; `shownPath` is its name in sentences.
 * @throws ConfigFault with one sentence for each fault.
 */
export function parseConfig(text: string, shownPath: string): Config {
  // Editors on Windows like to begin a file with a byte order mark.
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  const { value, document } = parseJson(text.slice(mark), shownPath, mark);
  if (validate(value)) return value;
  const faults = (validate.errors ?? []).map((fault) => {
    const { line, column, offset } = placeOfFault(fault, document);
    const sentence = faultSentence(fault, `${shownPath}:${line}:${column}`);
    return { sentence, place: { line, column, offset: offset + mark } };
  });
  throw new ConfigFault([...new Set(faults.map(({ sentence }) => sentence))], faults[0]?.place ?? null);
}

function parseJson(text: string, shownPath: string, mark: number): { value: unknown; document: DocumentNode } {
  try {
    const document = parse(text, { mode: "json", ranges: true });
    // What momoa accepts, JSON.parse accepts too: from here on only the places are momoa's.
    return { value: JSON.parse(text), document };
  } catch (error) {
    const { line, column, offset } = error as { line?: number; column?: number; offset?: number };
    const isPlaced = line !== undefined && column !== undefined;
    const at = isPlaced ? `${shownPath}:${line}:${column}` : shownPath;
    const reason = (error as Error).message.replace(/ \(\d{1,9}:\d{1,9}\)$/, "").replace(/\.$/, "");
    throw new ConfigFault(
      [`${at} is not valid JSON: ${reason}. Comments and trailing commas are not allowed.`],
      isPlaced ? { line, column, offset: (offset ?? 0) + mark } : null,
    );
  }
}
