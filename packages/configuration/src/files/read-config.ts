import { readFileSync } from "node:fs";
import { ConfigFault } from "../config-fault.ts";
import type { Config } from "../config.ts";
import { parseConfig } from "../parse-config.ts";
import { reasonOf } from "./reason-of.ts";

/**
 * Reads and checks the file of a configuration; `shownPath` is its name in sentences.
 * @throws ConfigFault naming the file, the place in it and what is allowed there.
 */
export function readConfig(path: string, shownPath: string): Config {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const sentence = `${shownPath} cannot be read: ${reasonOf(error)}. Give the path of a readable configuration file.`;
    throw new ConfigFault([sentence], null);
  }
  return parseConfig(text, shownPath);
}
